import type { JSX } from 'solid-js';
import { formatNumber, t } from '../language.ts';

/** How far something is: a bar that says its numbers too. */
export function Progress(props: { label: string; value: number; max: number }): JSX.Element {
	return (
		<div
			class="cdx-progress-bar cdx-progress-bar--inline lw-progress"
			role="progressbar"
			aria-label={props.label}
			aria-valuemin="0"
			aria-valuemax={props.max}
			aria-valuenow={props.value}
			aria-valuetext={t('n-of-m', formatNumber(props.value), formatNumber(props.max))}
			style={{ '--cdx-progress-value': props.value, '--cdx-progress-max': Math.max(1, props.max) }}
		>
			<div class="cdx-progress-bar__bar cdx-progress-bar__bar--determinate" />
		</div>
	);
}
