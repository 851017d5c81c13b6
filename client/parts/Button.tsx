/** Codex's button, as a button and as a link that looks like one. */
import { type JSX, splitProps } from 'solid-js';

type Look = {
	/** `primary`: the one way on, filled; once on a page. `quiet`: without a frame */
	weight?: 'normal' | 'primary' | 'quiet';
	/** blue: goes on */
	progressive?: boolean;
	large?: boolean;
	/** an icon alone: give it an aria-label */
	iconOnly?: boolean;
};

const looks = ['weight', 'progressive', 'large', 'iconOnly', 'class'] as const;

function classOf(props: Look & { class?: string | undefined }): string {
	return [
		'cdx-button',
		props.weight && props.weight !== 'normal' ? `cdx-button--weight-${props.weight}` : '',
		props.progressive ? 'cdx-button--action-progressive' : '',
		props.large ? 'cdx-button--size-large' : '',
		props.iconOnly ? 'cdx-button--icon-only' : '',
		props.class ?? '',
	]
		.filter(Boolean)
		.join(' ');
}

export function Button(props: Look & JSX.ButtonHTMLAttributes<HTMLButtonElement>): JSX.Element {
	const [look, rest] = splitProps(props, looks);
	return <button type="button" {...rest} class={classOf(look)} />;
}

export function LinkButton(props: Look & JSX.AnchorHTMLAttributes<HTMLAnchorElement>): JSX.Element {
	const [look, rest] = splitProps(props, looks);
	return <a {...rest} class={`${classOf(look)} cdx-button--fake-button cdx-button--fake-button--enabled`} />;
}
