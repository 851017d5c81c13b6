import { createResource, For, type JSX, Show } from 'solid-js';
import { readLately } from '../../campaigns/contract/watch-calls.ts';
import { formatDay, formatTime, language, t } from '../language.ts';
import { ask } from '../server.ts';

/** The last rows of the public log about a campaign. `news` changes when there may be more of them. */
export function Lately(props: { campaignId: number; news: unknown }): JSX.Element {
	const [lately] = createResource(
		() => ({ campaignId: props.campaignId, news: props.news }),
		async ({ campaignId }) => (await ask(readLately, { campaignId, language: language() })).entries,
	);
	const today = new Date().toDateString();
	const when = (at: string) =>
		new Date(at).toDateString() === today ? formatTime(new Date(at)) : formatDay(at.slice(0, 10));
	return (
		<section class="lw-panel lw-dash__wide" aria-labelledby="log">
			<div class="lw-panel__head">
				<h2 id="log">{t('dashboard-lately')}</h2>
				<p>
					<a href={`/log?subjectKind=campaign&subjectId=${props.campaignId}`} rel="external">
						{t('dashboard-whole-log')}
					</a>
				</p>
			</div>
			<table class="lw-table lw-log">
				<thead class="lw-vh">
					<tr>
						<th scope="col">{t('dashboard-when')}</th>
						<th scope="col">{t('dashboard-who')}</th>
						<th scope="col">{t('dashboard-what')}</th>
					</tr>
				</thead>
				<tbody>
					<For each={lately.latest}>
						{({ at, person, left, sentence, reason }) => (
							<tr>
								<td class="lw-subtle">
									<time datetime={at}>{when(at)}</time>
								</td>
								<th scope="row">
									<bdi>{person ?? (left ? t('dashboard-left') : 'Label Wing')}</bdi>
								</th>
								<td>
									<bdi>{sentence}</bdi>
									<Show when={reason}>
										{(why) => (
											<>
												{' '}
												<bdi class="lw-subtle">{why()}</bdi>
											</>
										)}
									</Show>
								</td>
							</tr>
						)}
					</For>
				</tbody>
			</table>
		</section>
	);
}
