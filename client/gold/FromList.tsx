import { For, type JSX } from 'solid-js';
import { decisionForm } from '../../campaigns/contract/decision-form.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';

/** A list as the practice round has it: pasted, or from a file. */
export function FromList(props: { form: Form; text: string; onText: (text: string) => void }): JSX.Element {
	return (
		<Field id="gold-items" label={t('gold-list-text')} help={t('gold-list-help')}>
			<dl class="lw-gold__fields" dir="ltr">
				<For each={decisionForm(props.form).questions}>
					{(question) => (
						<div>
							<dt>{question.name}</dt>
							<dd>
								{choicesOf(question)
									.map(({ value }) => value)
									.join(' · ')}
							</dd>
						</div>
					)}
				</For>
			</dl>
			<textarea
				class="cdx-text-area__textarea lw-mono"
				id="gold-items"
				rows="5"
				spellcheck={false}
				dir="ltr"
				aria-describedby="gold-items-help"
				value={props.text}
				onInput={(event) => props.onText(event.currentTarget.value)}
			/>
			<div class="lw-filepick">
				<label class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled">
					<input
						class="lw-vh"
						type="file"
						accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,text/plain,text/csv"
						onChange={async (event) => {
							const [file] = event.currentTarget.files ?? [];
							event.currentTarget.value = '';
							if (file) props.onText(await file.text());
						}}
					/>
					{t('coordinate-edits-file')}
				</label>
			</div>
		</Field>
	);
}
