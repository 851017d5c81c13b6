/** Figures with their intervals, and why there is none. */
import { type JSX, Show } from 'solid-js';
import type { Estimate } from '../../campaigns/contract/watch.ts';
import { formatNumber, type MessageKey, t } from '../language.ts';

const reasons: Record<string, MessageKey> = {
	'no-pairs': 'dashboard-why-no-pairs',
	'no-variation': 'dashboard-why-no-variation',
	'class-unused': 'dashboard-why-class-unused',
};

function whyNot(reason: string): string {
	return t(reasons[reason] ?? 'dashboard-why-too-few');
}

export const percent = (share: number, digits = 1) =>
	formatNumber(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });

const twoDigits = (value: number) =>
	formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A coefficient with its interval, in words or figures. */
export function Coefficient(props: { of: Estimate }): JSX.Element {
	return (
		<Show when={props.of.value !== null && props.of} fallback={<WhyNot of={props.of} />}>
			{(found) => (
				<>
					<b>{twoDigits(found().value)}</b>{' '}
					<span class="lw-subtle lw-nowrap">
						{t('dashboard-range', twoDigits(found().low), twoDigits(found().high))}
					</span>
				</>
			)}
		</Show>
	);
}

export function WhyNot(props: { of: Estimate }): JSX.Element {
	return (
		<span class="lw-subtle">
			{'reason' in props.of ? whyNot(props.of.reason) : t('dashboard-why-too-few')}
		</span>
	);
}

/** The same as a mark on a line from 0 to 1. */
export function Whisker(props: { of: Estimate }): JSX.Element {
	const within = (value: number) => Math.min(1, Math.max(0, value));
	return (
		<Show when={props.of.value !== null && props.of}>
			{(found) => (
				<span
					class="lw-whisker"
					style={{
						'--v': within(found().value),
						'--lo': within(found().low),
						'--hi': within(found().high),
					}}
					aria-hidden="true"
				>
					<i />
					<b />
				</span>
			)}
		</Show>
	);
}
