import type { JSX } from 'solid-js';

/** Paths of Codex's icons (@wikimedia/codex-icons, MIT) that the builder alone needs, on a square of 20. */
const paths = {
	upload: 'M19 19H1v-2h18zM10.703 1l5.211 5.117-1.406 1.422L11 4v11H9V4L5.492 7.54 4.086 6.116 9.296 1z',
	add: 'M11.005 9H16v2h-4.995v5.005h-2V11H4V9h5.005V4.005h2z',
	trash: 'm16 8-1.087 12H5.087L4 8h2l.913 10h6.174L14 8zM13 4h5v2H2V4h5V0h6zM9 4h2V2H9z',
	move: 'M12.5 16.5 10 19l-2.5-2.5v-1h5zm-8-4h-1L1 10l2.5-2.5h1zM19 10l-2.5 2.5h-1v-5h1zm-7 2H8V8h4zm.5-8.5v1h-5v-1L10 1z',
} as const;

/** As `Icon` draws those that every page has. */
export function ToolIcon(props: { name: keyof typeof paths; size?: 'small' | 'medium' }): JSX.Element {
	return (
		<span class={`cdx-icon cdx-icon--${props.size ?? 'medium'}`} aria-hidden="true">
			<svg viewBox="0 0 20 20" aria-hidden="true">
				<path d={paths[props.name]} />
			</svg>
		</span>
	);
}
