import type { JSX } from 'solid-js';

/** One of a few, with what belongs to it beside its label. */
export function Radio(props: {
	id: string;
	name: string;
	label: string;
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
					checked={props.checked}
					onChange={() => props.onChoose()}
				/>
				<span class="cdx-radio__icon" />
				<div class="cdx-radio__label cdx-label">
					<label class="cdx-label__label" for={props.id}>
						<span class="cdx-label__label__text">{props.label}</span>
					</label>
				</div>
			</div>
			{props.children}
		</div>
	);
}
