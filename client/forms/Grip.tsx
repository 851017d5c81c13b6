import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { useBuilder } from './builder.ts';
import { ToolIcon } from './ToolIcon.tsx';

/**
 * Moves its row up and down, by arrow keys and by dragging; says where the row is then. The rows stand one below the
 * other in one parent.
 */
export function Grip(props: {
	/** what the row is called */
	name: string;
	at: number;
	count: number;
	/** the element of the row that it stands in */
	row: string;
	onMove: (to: number) => void;
}): JSX.Element {
	const builder = useBuilder();
	let button: HTMLButtonElement | undefined;

	function moveTo(to: number): void {
		if (to < 0 || to >= props.count || to === props.at) return;
		const { name } = props;
		props.onMove(to);
		builder.announce(t('forms-moved', name, to + 1, props.count));
		// a row that is put elsewhere loses the focus
		button?.focus({ preventScroll: true });
	}

	/** The row whose half the pointer has passed. */
	function dragTo(y: number): void {
		const row = button?.closest(props.row);
		const [before, after] = [row?.previousElementSibling, row?.nextElementSibling];
		const middle = (element: Element) => {
			const { top, height } = element.getBoundingClientRect();
			return top + height / 2;
		};
		if (before && y < middle(before)) moveTo(props.at - 1);
		else if (after && y > middle(after)) moveTo(props.at + 1);
	}

	return (
		<button
			ref={button}
			type="button"
			class="lw-builder__grip"
			aria-label={t('forms-move', props.name)}
			disabled={builder.readOnly}
			onKeyDown={(event) => {
				const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
				if (step === undefined) return;
				event.preventDefault();
				moveTo(props.at + step);
			}}
			onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
			onPointerMove={(event) => {
				if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(event.clientY);
			}}
		>
			<ToolIcon name="move" size="small" />
		</button>
	);
}
