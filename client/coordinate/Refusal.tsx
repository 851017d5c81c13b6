import { For, type JSX, Show } from 'solid-js';
import { t, tx } from '../language.ts';
import type { AskError } from '../server.ts';
import { fieldFaults, lineFaults, unknownEdits } from './faults.ts';

/**
 * Why the server refused a campaign, with the lines or fields at fault. Read out at once.
 *
 * @param props.fields what the page calls the fields that a refusal may name
 */
export function Refusal(props: {
	error: AskError;
	fields?: Record<string, string> | undefined;
}): JSX.Element {
	const only = <T,>(code: string, read: (details: unknown) => T): T | null =>
		props.error.code === code ? read(props.error.details) : null;
	const unreadable = () => {
		const codes = ['EDITS_UNREADABLE', 'PRACTICE_UNREADABLE', 'GOLD_UNREADABLE'];
		return codes.includes(props.error.code) ? lineFaults(props.error.details) : null;
	};
	return (
		<div class="lw-notice" role="alert">
			<div class="lw-notice__text">
				<p>{props.error.message}</p>
				<Show when={unreadable()}>
					{(read) => (
						<>
							<ul class="lw-faults">
								<For each={read().faults}>
									{({ line, text, fault }) => (
										<li>
											{tx('coordinate-line-fault', line, <bdi lang="en">{fault}</bdi>)}{' '}
											<bdi class="lw-mono lw-subtle">{text}</bdi>
										</li>
									)}
								</For>
							</ul>
							<Show when={read().count > read().faults.length}>
								<p>{t('coordinate-more-faults', read().count - read().faults.length)}</p>
							</Show>
						</>
					)}
				</Show>
				<Show when={only('EDITS_UNKNOWN', unknownEdits)}>
					{(unknown) => (
						<p>{t('coordinate-unknown-edits', unknown().wiki, unknown().asked.join(t('comma')))}</p>
					)}
				</Show>
				<ul class="lw-faults">
					<For each={only('INVALID_INPUT', fieldFaults) ?? only('NOT_CHANGEABLE', fieldFaults) ?? []}>
						{([field, sentence]) => (
							<li>
								<b>{props.fields?.[field] ?? field}</b> <bdi lang="en">{sentence}</bdi>
							</li>
						)}
					</For>
				</ul>
			</div>
		</div>
	);
}
