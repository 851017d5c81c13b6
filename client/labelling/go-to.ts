/** Brings an element to the middle of the screen and the focus to it. */
export function goToElement(element: HTMLElement): void {
	element.tabIndex = -1;
	element.focus({ preventScroll: true });
	element.scrollIntoView({ block: 'center' });
}
