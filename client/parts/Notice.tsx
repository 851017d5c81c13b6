import { type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

/** Something the person should know, in the page; read out politely. `actions` stand below the sentence. */
export function Notice(props: {
	icon?: IconName;
	children: JSX.Element;
	actions?: JSX.Element;
}): JSX.Element {
	return (
		<div class="lw-notice" role="status">
			<Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
			<div class="lw-notice__text">{props.children}</div>
			{props.actions}
		</div>
	);
}
