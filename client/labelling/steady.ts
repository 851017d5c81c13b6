import { createEffect, on, onCleanup, onMount } from 'solid-js';
import type { Work } from './work.ts';

/**
 * Where answers bring further questions, their place grows once and then keeps its height: what one has learned to hit
 * does not jump about with every answer. A window of another width begins anew.
 */
export function keepHeight(work: Work, place: () => HTMLElement | undefined): void {
	if (!work.form.questions.some(({ showIf }) => showIf)) return;
	let width = window.innerWidth;
	const grow = () => {
		const element = place();
		if (element) element.style.minBlockSize = `${element.offsetHeight}px`;
	};
	const onResize = () => {
		const element = place();
		if (window.innerWidth === width || !element) return;
		width = window.innerWidth;
		element.style.minBlockSize = '';
	};
	createEffect(on(work.questions, grow, { defer: true }));
	onMount(() => window.addEventListener('resize', onResize));
	onCleanup(() => window.removeEventListener('resize', onResize));
}
