/** What stands beside a box or a knob: its sign, its label, and help below. */
import { type JSX, Show } from 'solid-js';

export function Ticked(props: {
	kind: 'checkbox' | 'radio';
	/** of the input: the help is `ID-help` */
	id: string;
	label: string;
	help?: string | undefined;
}): JSX.Element {
	return (
		<>
			<span class={`cdx-${props.kind}__icon`} />
			<div class={`cdx-${props.kind}__label cdx-label`}>
				<label class="cdx-label__label" for={props.id}>
					<span class="cdx-label__label__text">{props.label}</span>
				</label>
				<Show when={props.help}>
					<span class="cdx-label__description" id={`${props.id}-help`}>
						{props.help}
					</span>
				</Show>
			</div>
		</>
	);
}
