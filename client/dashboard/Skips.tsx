import { For, type JSX, Show } from 'solid-js';
import type { Figures } from '../../campaigns/contract/watch.ts';
import { formatNumber, type MessageKey, t } from '../language.ts';
import { percent } from './estimates.tsx';

const reasons: Record<string, MessageKey> = {
	none: 'dashboard-skip-none',
	cannot_judge: 'dashboard-skip-cannot-judge',
	other_language: 'dashboard-skip-other-language',
	gone: 'dashboard-skip-gone',
	distressing: 'dashboard-skip-distressing',
};

export function Skips(props: { figures: Figures }): JSX.Element {
	const rows = () => Object.entries(props.figures.skips).sort(([, a], [, b]) => b - a);
	const all = () => props.figures.progress.skips;
	const most = () => Math.max(1, ...rows().map(([, count]) => count));
	const said = () => all() + props.figures.progress.accepted + props.figures.progress.surplus;
	return (
		<section class="lw-panel" aria-labelledby="skips">
			<div class="lw-panel__head">
				<h2 id="skips">{t('dashboard-skips')}</h2>
				<Show when={all() > 0}>
					<p class="lw-subtle lw-num">
						{t('dashboard-skips-all', all(), percent(all() / Math.max(1, said())))}
					</p>
				</Show>
			</div>
			<Show when={all() > 0} fallback={<p class="lw-note">{t('dashboard-skips-none')}</p>}>
				<dl class="lw-hbars">
					<For each={rows()}>
						{([reason, count]) => (
							<div>
								<dt>{t(reasons[reason] ?? 'dashboard-skip-none')}</dt>
								<dd>
									<i style={{ '--share': (100 * count) / most() }} />
									<span>{formatNumber(count)}</span>
								</dd>
							</div>
						)}
					</For>
				</dl>
			</Show>
		</section>
	);
}
