import { For, type JSX, Show } from 'solid-js';
import type { Figures } from '../../campaigns/contract/watch.ts';
import { formatDay, formatNumber, t } from '../language.ts';

/** a round number at or above: 1, 2 or 5 times a power of ten */
export function roundUp(value: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
	return power * ([1, 2, 5].find((step) => step * power >= value) ?? 10);
}

/** Answers a day as bars; the numbers are its name. */
export function DaysPlot(props: { days: Figures['days'] }): JSX.Element {
	const top = () => roundUp(Math.max(...props.days.map(({ answers }) => answers)));
	const all = () => props.days.reduce((sum, { answers }) => sum + answers, 0);
	const width = () => 10 * props.days.length;
	const every = () => Math.max(1, Math.ceil(props.days.length / 4));
	const marks = () => props.days.map(({ day }, at) => ({ day, at })).filter(({ at }) => at % every() === 0);
	const inWords = () =>
		t(
			'dashboard-days-words',
			formatDay(props.days[0]?.day ?? ''),
			props.days.map(({ answers }) => formatNumber(answers)).join(', '),
		);
	return (
		<section class="lw-panel lw-dash__wide" aria-labelledby="perday">
			<div class="lw-panel__head">
				<h2 id="perday">{t('dashboard-days')}</h2>
				<Show when={props.days.length > 0}>
					<p class="lw-subtle lw-num">{t('dashboard-days-all', all(), props.days.length)}</p>
				</Show>
			</div>
			<Show when={props.days.length > 0} fallback={<p class="lw-note">{t('dashboard-days-none')}</p>}>
				<figure class="lw-plot">
					<div class="lw-plot__frame">
						<ol class="lw-plot__y" aria-hidden="true">
							<For each={[100, 50, 0]}>
								{(at) => (
									<li style={{ '--at': at }}>
										{formatNumber((top() * at) / 100, { maximumFractionDigits: 1 })}
									</li>
								)}
							</For>
						</ol>
						<svg
							class="lw-plot__area"
							viewBox={`0 0 ${width()} 100`}
							preserveAspectRatio="none"
							role="img"
							aria-label={inWords()}
						>
							<g class="lw-plot__grid">
								<line x1="0" x2={width()} y1="0.4" y2="0.4" />
								<line x1="0" x2={width()} y1="50" y2="50" />
							</g>
							<g class="lw-plot__bars">
								<For each={props.days}>
									{({ answers }, at) => (
										<rect
											classList={{ 'is-now': at() === props.days.length - 1 }}
											x={10 * at() + 1.2}
											width="7.6"
											y={100 - (100 * answers) / top()}
											height={(100 * answers) / top()}
										/>
									)}
								</For>
							</g>
						</svg>
					</div>
					<figcaption class="lw-plot__x">
						<For each={marks()}>
							{({ day, at }) => (
								<span style={{ '--at': (100 * (at + 0.5)) / props.days.length }}>{formatDay(day)}</span>
							)}
						</For>
					</figcaption>
				</figure>
			</Show>
		</section>
	);
}
