import { createResource, For, type JSX, Show } from 'solid-js';
import { listFormVersions } from '../../campaigns/contract/form-calls.ts';
import { formatDate, t, tx } from '../language.ts';
import { ask } from '../server.ts';

/** The versions of a form, each of which can be looked at. */
export function VersionList(props: { familyId: number; shown: number }): JSX.Element {
	const [read] = createResource(
		() => props.familyId,
		(familyId) => ask(listFormVersions, { familyId, limit: 100 }),
	);
	return (
		<Show when={read()}>
			{(page) => (
				<section class="lw-versions" aria-labelledby="f-versions">
					<h2 id="f-versions">{t('forms-versions')}</h2>
					<ol reversed>
						<For each={page().versions}>
							{(one) => (
								<li>
									<a
										href={`/forms/${one.familyId}${one.version === one.latest ? '' : `?version=${one.version}`}`}
										aria-current={one.version === props.shown ? 'true' : undefined}
									>
										{t('forms-version', one.version)}
									</a>
									<span class="lw-small lw-subtle">
										{t('forms-used', one.campaigns)}
										{' · '}
										{tx(
											'forms-kept-by',
											formatDate(new Date(one.keptAt)),
											<bdi>{one.keptBy ?? t('forms-former')}</bdi>,
										)}
									</span>
									<code class="lw-mono lw-small" title={one.digest}>
										{one.digest.slice(0, 12)}
									</code>
									<Show when={one.note}>
										<bdi class="lw-small">{one.note}</bdi>
									</Show>
								</li>
							)}
						</For>
					</ol>
				</section>
			)}
		</Show>
	);
}
