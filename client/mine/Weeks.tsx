import { For, type JSX } from 'solid-js';
import type { Mine } from '../../campaigns/contract/mine.ts';
import { formatDay, formatNumber, t } from '../language.ts';

/** One bar a week, the present one darker; its numbers stand in its name, the highest and the last beside it. */
export function Weeks(props: { weeks: Mine['weeks'] }): JSX.Element {
	const counts = () => props.weeks.map(({ edits }) => edits);
	const most = () => Math.max(1, ...counts());
	const highest = () => counts().lastIndexOf(most());
	// as tall as leaves room for the number above the highest; an empty week is a line
	const height = (edits: number) => Math.max(1.5, (edits / most()) * 82);
	const share = (of: number) => `${(of / props.weeks.length) * 100}%`;
	return (
		<figure class="lw-weeks">
			<div class="lw-weeks__plot">
				<svg
					viewBox={`0 0 ${props.weeks.length * 10} 100`}
					preserveAspectRatio="none"
					role="img"
					aria-label={t(
						'weeks-plot',
						counts()
							.map((edits) => formatNumber(edits))
							.join(t('comma')),
					)}
				>
					<For each={props.weeks}>
						{({ edits }, at) => (
							<rect
								classList={{ 'is-now': at() === props.weeks.length - 1 }}
								x={at() * 10 + 1}
								y={100 - height(edits)}
								width="8"
								height={height(edits)}
							/>
						)}
					</For>
				</svg>
				<span
					class="lw-weeks__max"
					aria-hidden="true"
					style={{ 'inset-inline-start': share(highest()), 'inline-size': share(1) }}
				>
					{highest() < 0 ? '' : formatNumber(most())}
				</span>
			</div>
			<figcaption>
				<span>{formatDay(props.weeks[0]?.begins ?? '')}</span>
				<span>{t('weeks-now', props.weeks.at(-1)?.edits ?? 0)}</span>
			</figcaption>
		</figure>
	);
}
