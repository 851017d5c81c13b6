import type { JSX } from 'solid-js';

/** Codex's checkbox. */
export function Checkbox(props: {
	id: string;
	label: string;
	checked: boolean;
	disabled?: boolean;
	onChange: (checked: boolean) => void;
}): JSX.Element {
	return (
		<div class="cdx-checkbox">
			<div class="cdx-checkbox__wrapper">
				<input
					class="cdx-checkbox__input"
					id={props.id}
					type="checkbox"
					checked={props.checked}
					disabled={props.disabled}
					onChange={(event) => props.onChange(event.currentTarget.checked)}
				/>
				<span class="cdx-checkbox__icon" />
				<div class="cdx-checkbox__label cdx-label">
					<label class="cdx-label__label" for={props.id}>
						<span class="cdx-label__label__text">{props.label}</span>
					</label>
				</div>
			</div>
		</div>
	);
}
