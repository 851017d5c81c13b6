import { For, type JSX } from 'solid-js';

export type Step = 'done' | 'skipped' | 'now' | 'to-come';

/** A workset, one piece for each edit; `text` says the same in words. */
export function Steps(props: { steps: readonly Step[]; label: string; text: string }): JSX.Element {
	const behind = () => props.steps.filter((step) => step === 'done' || step === 'skipped').length;
	return (
		<div
			class="lw-steps__bar"
			role="progressbar"
			aria-label={props.label}
			aria-valuemin="0"
			aria-valuemax={props.steps.length}
			aria-valuenow={behind()}
			aria-valuetext={props.text}
		>
			<For each={props.steps}>{(step) => <i class={step === 'to-come' ? undefined : `is-${step}`} />}</For>
		</div>
	);
}
