import { createSignal, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import { importWikilabelsForm } from '../../campaigns/contract/form-calls.ts';
import type { ImportNote } from '../../campaigns/contract/import-note.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Sheet.tsx';
import { asAskError, ask } from '../server.ts';
import { NoForm, readFormFiles } from './import-files.ts';

/** Asks for the files of a form: one that was exported here, or a form of Wikilabels and its messages. */
export function ImportDialog(props: {
	open: boolean;
	/** what is on the page is replaced */
	replaces: boolean;
	onClose: () => void;
	onForm: (form: Form, notes: readonly ImportNote[]) => void;
}): JSX.Element {
	const [fault, setFault] = createSignal('');
	const [reading, setReading] = createSignal(false);
	let input: HTMLInputElement | undefined;

	async function read(): Promise<void> {
		setReading(true);
		setFault('');
		try {
			const files = await Promise.all(
				[...(input?.files ?? [])].map(async (file) => ({ name: file.name, text: await file.text() })),
			);
			const { definition, notes } = await readFormFiles(files, (asked) => ask(importWikilabelsForm, asked));
			if (input) input.value = '';
			props.onClose();
			props.onForm(definition, notes);
		} catch (thrown) {
			setFault(thrown instanceof NoForm ? thrown.message : sentenceOf(thrown));
		} finally {
			setReading(false);
		}
	}

	return (
		<Dialog open={props.open} onClose={props.onClose} class="lw-dialog" labelledby="f-import-title">
			<h2 id="f-import-title">{t('forms-import')}</h2>
			<p>{t('forms-import-help')}</p>
			<Show when={props.replaces}>
				<p>{t('forms-import-replaces')}</p>
			</Show>
			<div class="lw-builder__files">
				<label for="f-import">{t('forms-import-files')}</label>
				<input
					ref={input}
					id="f-import"
					type="file"
					multiple
					accept=".json,.yaml,.yml"
					aria-describedby="f-import-fault"
				/>
			</div>
			<p id="f-import-fault" role="alert">
				{fault()}
			</p>
			<div class="lw-dialog__act">
				<Button onClick={() => props.onClose()}>{t('forms-cancel')}</Button>
				<Button weight="primary" progressive disabled={reading()} onClick={() => void read()}>
					{t('forms-import-read')}
				</Button>
			</div>
		</Dialog>
	);
}

/** With what the server found wrong, where it says so. */
function sentenceOf(thrown: unknown): string {
	const { message, details } = asAskError(thrown);
	const faults = typeof details === 'object' && details !== null ? Object.values(details).flat() : [];
	return [message, ...faults.filter((one) => typeof one === 'string')].join(' ');
}
