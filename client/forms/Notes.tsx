import { For, type JSX } from 'solid-js';
import type { ImportNote } from '../../campaigns/contract/import-note.ts';
import { fromEnglish, language, t } from '../language.ts';
import { formatMessage } from '../messages.ts';
import { Button } from '../parts/Button.tsx';

/** What is other than it was in the form that was read. */
export function Notes(props: { notes: readonly ImportNote[]; onRead: () => void }): JSX.Element {
	const say = ({ code, params, sentence }: ImportNote) => {
		const own = fromEnglish(`forms-note-${code}`, '');
		return own === '' ? sentence : formatMessage(own, language(), params);
	};
	return (
		<section class="lw-builder__notes" aria-labelledby="f-notes">
			<h2 id="f-notes">{t('forms-notes')}</h2>
			<ul class="lw-bullets">
				<For each={props.notes}>{(note) => <li>{say(note)}</li>}</For>
			</ul>
			<Button onClick={() => props.onRead()}>{t('forms-notes-read')}</Button>
		</section>
	);
}
