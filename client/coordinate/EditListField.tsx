import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { formatNumber, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { describeEditList, longestList } from './edit-list.ts';

/** The edits of a new campaign: pasted, or read from a file in the browser. */
export function EditListField(props: { text: string; onText: (text: string) => void }): JSX.Element {
	const [file, setFile] = createSignal<string | null>(null);
	const [tooLong, setTooLong] = createSignal(false);
	let picker: HTMLInputElement | undefined;
	const list = createMemo(() => describeEditList(props.text));

	async function take(chosen: File | undefined): Promise<void> {
		if (!chosen) return;
		const fits = chosen.size <= longestList;
		setTooLong(!fits);
		setFile(fits ? chosen.name : null);
		props.onText(fits ? await chosen.text() : '');
	}

	function putBack(): void {
		setFile(null);
		props.onText('');
		if (picker) picker.value = '';
	}

	return (
		<Field
			id="edits"
			label={t('coordinate-edits')}
			help={t('coordinate-edits-help')}
			fault={tooLong() ? t('coordinate-edits-too-long', formatNumber(longestList / 1_000_000)) : undefined}
		>
			<Show
				when={file()}
				fallback={
					<textarea
						class="cdx-text-area__textarea lw-mono"
						id="edits"
						rows="6"
						required
						spellcheck={false}
						aria-describedby="edits-help"
						value={props.text}
						onInput={(event) => props.onText(event.currentTarget.value)}
					/>
				}
			>
				{(name) => (
					<div class="lw-filechosen" role="status">
						<b>
							<bdi>{name()}</bdi>
						</b>
						<Button weight="quiet" onClick={putBack}>
							{t('coordinate-edits-put-back')}
						</Button>
					</div>
				)}
			</Show>
			<div class="lw-filepick">
				<label class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled">
					<input
						class="lw-vh"
						type="file"
						accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,text/plain,text/csv"
						ref={(element) => {
							picker = element;
						}}
						onChange={(event) => void take(event.currentTarget.files?.[0])}
					/>
					{t('coordinate-edits-file')}
				</label>
				<Show when={props.text.trim() !== ''}>
					<span class="lw-subtle">{t(`coordinate-edits-${list().kind}`, list().lines)}</span>
				</Show>
			</div>
		</Field>
	);
}
