import { type JSX, Show } from 'solid-js';

/** A label, what it means, the control, and what is wrong with it. The control carries `id`, and names `id-help`. */
export function Field(props: {
	id: string;
	label: string;
	help?: string;
	fault?: string | undefined;
	children: JSX.Element;
}): JSX.Element {
	return (
		<div class="cdx-field">
			<div class="cdx-label">
				<label class="cdx-label__label" for={props.id}>
					<span class="cdx-label__label__text">{props.label}</span>
				</label>
				<Show when={props.help}>
					{(help) => (
						<span class="cdx-label__description" id={`${props.id}-help`}>
							{help()}
						</span>
					)}
				</Show>
			</div>
			<div class="cdx-field__control">{props.children}</div>
			<Show when={props.fault}>{(fault) => <p role="alert">{fault()}</p>}</Show>
		</div>
	);
}
