import type { JSX } from 'solid-js';
import { type IconName, icons } from './icons.ts';

/** A picture beside a word; never alone, so hidden from screen readers. `flip` for what points along the text. */
export function Icon(props: {
	name: IconName;
	size?: 'x-small' | 'small' | 'medium';
	flip?: boolean;
}): JSX.Element {
	return (
		<span
			class={`cdx-icon cdx-icon--${props.size ?? 'medium'}`}
			classList={{ 'lw-icon-flip': props.flip === true }}
			aria-hidden="true"
		>
			<svg viewBox="0 0 20 20" aria-hidden="true">
				<path d={icons[props.name]} />
			</svg>
		</span>
	);
}
