/** How much room there is, and what is shown because of it. */
import { type Accessor, createMemo, createSignal, onCleanup, onMount } from 'solid-js';
import type { Looks } from '../../campaigns/contract/task.ts';
import { prefer, preferences } from './preferences.ts';

/** Widths in rem from which both sides of an edit stand beside each other, and the guideline beside the edit. */
const sideBySideRem = 40;
const guidelineRem = 64;
/** Of the edit's pane, both sides together, in rem. */
const paddingRem = 3;

export type Room = ReturnType<typeof createRoom>;

/** Watches the width of the page and of the edit in it. Nothing is known before the page is mounted. */
export function createRoom(page: Accessor<HTMLElement | undefined>) {
	const [size, setSize] = createSignal({ page: 0, edit: 0 });
	const [sheetOpen, setSheetOpen] = createSignal(false);

	onMount(() => {
		const pane = page()?.querySelector('.lw-edit');
		const measure = () => {
			const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
			setSize({
				page: (page()?.clientWidth ?? 0) / rem,
				edit: (pane?.clientWidth ?? 0) / rem - paddingRem,
			});
		};
		const observer = new ResizeObserver(measure);
		for (const element of [page(), pane]) if (element) observer.observe(element);
		measure();
		onCleanup(() => observer.disconnect());
	});

	const wide = createMemo(() => size().page >= guidelineRem);
	const beside = () => wide() && (preferences().guideline ?? true);
	const changes = createMemo<Looks['changes']>(() => {
		const { view } = preferences();
		if (view !== 'auto') return view;
		return size().edit >= sideBySideRem ? 'table' : 'inline';
	});
	const whole = createMemo(() => preferences().whole);
	const looks = createMemo<Looks>(() => ({ changes: changes(), whole: whole() }));

	return {
		isKnown: () => size().page > 0,
		wide,
		looks,
		guideline: {
			/** stands beside the edit */
			beside,
			/** lies over the page, where there is no room beside */
			sheetOpen,
			open: () => (wide() ? beside() : sheetOpen()),
			toggle() {
				if (wide()) prefer({ guideline: !beside() });
				else setSheetOpen(!sheetOpen());
			},
			closeSheet: () => setSheetOpen(false),
		},
	};
}
