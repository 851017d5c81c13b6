import type { JSX } from 'solid-js';

/** The wing. */
export function Mark(): JSX.Element {
	return (
		<svg class="lw-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
			<rect class="lw-mark__3" x="2.2" y="2.5" width="5" height="19" rx="1.6" transform="rotate(78 4.7 19)" />
			<rect
				class="lw-mark__2"
				x="2.2"
				y="1.8"
				width="5"
				height="19.7"
				rx="1.6"
				transform="rotate(46 4.7 19)"
			/>
			<rect x="2.2" y="1" width="5" height="20.5" rx="1.6" transform="rotate(14 4.7 19)" />
			<circle class="lw-mark__hole" cx="4.7" cy="19" r="1.1" />
		</svg>
	);
}
