import type { Form } from '../../campaigns/contract/form.ts';
import { nameFor } from './edit.ts';

/** Hands the form out as a file: JSON, as programs and the import read it. */
export function exportForm(form: Form): void {
	const url = URL.createObjectURL(
		new Blob([`${JSON.stringify(form, null, '\t')}\n`], { type: 'application/json' }),
	);
	const link = document.createElement('a');
	link.href = url;
	link.download = `${nameFor(form.name) || 'form'}.json`;
	link.click();
	URL.revokeObjectURL(url);
}
