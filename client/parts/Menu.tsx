import { type JSX, onCleanup, onMount } from 'solid-js';

/** A button that opens a list. Closes on Escape, on a choice and on a press elsewhere. */
export function Menu(props: {
	summary: JSX.Element;
	summaryClass?: string;
	children: JSX.Element;
	class?: string;
	/** to open it by a key */
	ref?: (element: HTMLDetailsElement) => void;
}): JSX.Element {
	let details: HTMLDetailsElement | undefined;
	const close = (giveFocusBack: boolean) => {
		if (!details?.open) return;
		details.open = false;
		if (giveFocusBack) details.querySelector('summary')?.focus();
	};
	const onPress = (event: PointerEvent) => {
		if (event.target instanceof Node && !details?.contains(event.target)) close(false);
	};
	onMount(() => {
		document.addEventListener('pointerdown', onPress);
		details?.addEventListener('click', (event) => {
			if (event.target instanceof Element && event.target.closest('.lw-menu__item')) close(false);
		});
	});
	onCleanup(() => document.removeEventListener('pointerdown', onPress));
	return (
		<details
			class={`lw-menu ${props.class ?? ''}`}
			ref={(element) => {
				details = element;
				props.ref?.(element);
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || !details?.open) return;
				event.stopPropagation();
				close(true);
			}}
		>
			<summary
				class={`cdx-button cdx-button--fake-button cdx-button--fake-button--enabled ${props.summaryClass ?? ''}`}
			>
				{props.summary}
			</summary>
			<ul class="lw-menu__list">{props.children}</ul>
		</details>
	);
}
