import { type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

/** In place of an edit: one sentence, and the ways on. */
export function Quiet(props: {
	icon?: IconName;
	title: string;
	text: JSX.Element;
	children: JSX.Element;
}): JSX.Element {
	return (
		<div class="lw-quietpage">
			<Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
			<h1>{props.title}</h1>
			<p>{props.text}</p>
			<div class="lw-done">{props.children}</div>
		</div>
	);
}
