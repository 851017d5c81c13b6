import { type Accessor, createEffect, createSignal, on } from 'solid-js';
import { t } from '../language.ts';
import type { Work } from './work.ts';

/** Says which questions came up because of an answer, for whoever does not see them come. */
export function announceQuestions(work: Work): Accessor<string> {
	const [announced, setAnnounced] = createSignal('');
	let taskId = work.current();
	createEffect(
		on(work.questions, (now, before) => {
			const sameEdit = taskId === work.current();
			taskId = work.current();
			const fresh = sameEdit && before ? now.filter((question) => !before.includes(question)) : [];
			setAnnounced(
				fresh.length > 0 ? t('said-now-asked', fresh.map(({ label }) => label).join(t('comma'))) : '',
			);
		}),
	);
	return announced;
}
