import { For, type JSX, Show } from 'solid-js';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import type { previewLabels } from '../../campaigns/contract/label-import-calls.ts';
import { t, tx } from '../language.ts';

/** The first lines as they are, what would come of all of them, and which are bad. */
export function Preview(props: { seen: OutputOf<typeof previewLabels> }): JSX.Element {
	return (
		<>
			<section class="lw-table-scroll" tabindex="0" aria-label={t('imports-first')}>
				<table class="lw-table">
					<caption>{t('imports-first')}</caption>
					<thead>
						<tr>
							<For each={props.seen.columns}>{(column) => <th scope="col">{column}</th>}</For>
						</tr>
					</thead>
					<tbody>
						<For each={props.seen.first}>
							{(row) => (
								<tr>
									<For each={row}>
										{(cell) => (
											<td>
												<bdi>{cell}</bdi>
											</td>
										)}
									</For>
								</tr>
							)}
						</For>
					</tbody>
				</table>
			</section>
			<p role="status">
				{t('imports-comes', props.seen.labels, props.seen.people, props.seen.tasks)}{' '}
				<Show when={props.seen.empty > 0}>{t('imports-empty', props.seen.empty)}</Show>
			</p>
			<Show when={props.seen.faults.count > 0}>
				<div class="lw-notice" role="alert">
					<div class="lw-notice__text">
						<p>{t('imports-bad', props.seen.faults.count)}</p>
						<ul class="lw-faults">
							<For each={props.seen.faults.faults}>
								{({ line, text, fault }) => (
									<li>
										{tx('imports-line', line, <bdi lang="en">{fault}</bdi>)}{' '}
										<bdi class="lw-mono lw-subtle">{text}</bdi>
									</li>
								)}
							</For>
						</ul>
					</div>
				</div>
			</Show>
		</>
	);
}
