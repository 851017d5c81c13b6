import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import type { Work } from './draft.ts';
import { TextBlock, TextLine } from './fields.tsx';
import { fromLocalTime, toLocalTime } from './local-time.ts';

/** What volunteers read and practise on, and what is said to them meanwhile. */
export function GuidelineStep(props: { work: Work }): JSX.Element {
	const content = () => props.work.content();
	const orNone = (text: string) => text.trim() || null;
	return (
		<>
			<TextLine
				id="guideline"
				label={t('coordinate-guideline')}
				help={t('coordinate-guideline-help')}
				maxlength="2000"
				value={content().guideline?.page ?? ''}
				onKeep={(page) => props.work.put({ guideline: orNone(page) === null ? null : { page: page.trim() } })}
			/>
			<TextBlock
				id="practice"
				label={t('coordinate-practice')}
				help={t('coordinate-practice-help')}
				class="cdx-text-area__textarea lw-mono"
				rows="4"
				spellcheck={false}
				value={content().practice ?? ''}
				onKeep={(practice) => props.work.put({ practice: orNone(practice) })}
			/>
			<TextLine
				id="announcement"
				label={t('coordinate-announcement')}
				help={t('coordinate-announcement-help')}
				maxlength="300"
				value={content().announcement ?? ''}
				onKeep={(announcement) => props.work.put({ announcement: orNone(announcement) })}
			/>
			<TextLine
				id="deadline"
				label={t('coordinate-deadline')}
				help={t('coordinate-deadline-help')}
				type="datetime-local"
				dir={undefined}
				value={toLocalTime(content().deadline)}
				onKeep={(local) => props.work.put({ deadline: fromLocalTime(local) })}
			/>
		</>
	);
}
