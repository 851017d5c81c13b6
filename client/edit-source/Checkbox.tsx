import { createUniqueId, type JSX } from 'solid-js';

export function Checkbox(props: {
	label: string;
	checked: boolean;
	onChange: (checked: boolean) => void;
}): JSX.Element {
	const id = createUniqueId();
	return (
		<div class="cdx-checkbox">
			<div class="cdx-checkbox__wrapper">
				<input
					class="cdx-checkbox__input"
					id={id}
					type="checkbox"
					checked={props.checked}
					onChange={(event) => props.onChange(event.currentTarget.checked)}
				/>
				<span class="cdx-checkbox__icon" />
				<div class="cdx-checkbox__label cdx-label">
					<label class="cdx-label__label" for={id}>
						<span class="cdx-label__label__text">{props.label}</span>
					</label>
				</div>
			</div>
		</div>
	);
}
