import { createUniqueId, type JSX } from 'solid-js';
import { Ticked } from './Ticked.tsx';

/** Codex's checkbox. */
export function Checkbox(props: {
	id?: string;
	label: string;
	help?: string | undefined;
	checked: boolean;
	disabled?: boolean;
	onChange: (checked: boolean) => void;
}): JSX.Element {
	const id = props.id ?? createUniqueId();
	return (
		<div class="cdx-checkbox">
			<div class="cdx-checkbox__wrapper">
				<input
					class="cdx-checkbox__input"
					id={id}
					type="checkbox"
					aria-describedby={props.help ? `${id}-help` : undefined}
					checked={props.checked}
					disabled={props.disabled}
					onChange={(event) => props.onChange(event.currentTarget.checked)}
				/>
				<Ticked kind="checkbox" id={id} label={props.label} help={props.help} />
			</div>
		</div>
	);
}
