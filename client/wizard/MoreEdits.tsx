import { createSignal, type JSX } from 'solid-js';
import { addEdits } from '../../campaigns/contract/draft-calls.ts';
import { EditListField } from '../coordinate/EditListField.tsx';
import { t } from '../language.ts';
import { ask } from '../server.ts';
import { ChangeSection } from './ChangeSection.tsx';

/** Edits to be asked about besides those that there are. */
export function MoreEdits(props: { campaignId: number }): JSX.Element {
	const [text, setText] = createSignal('');
	return (
		<ChangeSection
			name="edits"
			title={t('wizard-more-edits')}
			words={t('wizard-more-edits-words')}
			save={t('wizard-more-edits-yes')}
			step={async (reason) => {
				if (text().trim() === '') return t('wizard-lack-edits');
				const { edits } = await ask(addEdits, { campaignId: props.campaignId, edits: text(), reason });
				setText('');
				return t('wizard-more-edits-done', edits.taken, edits.known + edits.repeated);
			}}
		>
			<EditListField text={text()} onText={setText} />
		</ChangeSection>
	);
}
