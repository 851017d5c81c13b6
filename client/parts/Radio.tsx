import type { JSX } from 'solid-js';
import { Ticked } from './Ticked.tsx';

/** Codex's radio: one of a few, with what belongs to it beside its label. */
export function Radio(props: {
	id: string;
	name: string;
	label: string;
	help?: string | undefined;
	checked: boolean;
	onChoose: () => void;
	children?: JSX.Element;
}): JSX.Element {
	return (
		<div class="cdx-radio">
			<div class="cdx-radio__wrapper">
				<input
					class="cdx-radio__input"
					id={props.id}
					type="radio"
					name={props.name}
					aria-describedby={props.help ? `${props.id}-help` : undefined}
					checked={props.checked}
					onChange={() => props.onChoose()}
				/>
				<Ticked kind="radio" id={props.id} label={props.label} help={props.help} />
			</div>
			{props.children}
		</div>
	);
}
