import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import type { Work } from './draft.ts';
import { TextBlock, TextLine } from './fields.tsx';

export function PurposeStep(props: { work: Work }): JSX.Element {
	const content = () => props.work.content();
	return (
		<>
			<TextLine
				id="name"
				label={t('coordinate-name')}
				maxlength="200"
				value={content().name ?? ''}
				onKeep={(name) => props.work.put({ name })}
			/>
			<TextBlock
				id="purpose"
				label={t('coordinate-purpose')}
				help={t('coordinate-purpose-help')}
				rows="3"
				maxlength="1000"
				value={content().purpose ?? ''}
				onKeep={(purpose) => props.work.put({ purpose })}
			/>
		</>
	);
}
