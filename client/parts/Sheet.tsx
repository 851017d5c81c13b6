import { createEffect, type JSX } from 'solid-js';
import { t } from '../language.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** A dialog over the page: the browser traps the focus in it, gives it back, and closes it on Escape. */
export function Sheet(props: {
	open: boolean;
	onClose: () => void;
	title: string;
	children: JSX.Element;
	foot?: JSX.Element;
}): JSX.Element {
	return (
		<Dialog open={props.open} onClose={props.onClose} class="lw-sheet" labelledby="sheet-title">
			<div class="lw-sheet__head">
				<h2 id="sheet-title">{props.title}</h2>
				<Button weight="quiet" iconOnly aria-label={t('close')} autofocus onClick={() => props.onClose()}>
					<Icon name="close" />
				</Button>
			</div>
			{props.children}
			{props.foot}
		</Dialog>
	);
}

/** The browser's own modal dialog, open or closed by a property. A press beside it closes it. */
export function Dialog(props: {
	open: boolean;
	onClose: () => void;
	class: string;
	labelledby: string;
	children: JSX.Element;
}): JSX.Element {
	let dialog: HTMLDialogElement | undefined;
	createEffect(() => {
		if (props.open && !dialog?.open) dialog?.showModal();
		if (!props.open && dialog?.open) dialog.close();
	});
	return (
		<dialog
			ref={dialog}
			class={props.class}
			aria-labelledby={props.labelledby}
			onClose={() => props.onClose()}
			onPointerDown={(event) => {
				if (event.target === dialog) props.onClose();
			}}
		>
			{props.children}
		</dialog>
	);
}
