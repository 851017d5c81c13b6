import '../styles/making.css';
import '../styles/coordinate.css';
import '../styles/imports.css';
import { useNavigate } from '@solidjs/router';
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { importLabels, previewLabels } from '../../campaigns/contract/label-import-calls.ts';
import { templates } from '../../campaigns/templates/templates.ts';
import { WikiField } from '../coordinate/WikiField.tsx';
import { DatasetFiles } from '../imports/DatasetFiles.tsx';
import { MappingFields } from '../imports/MappingFields.tsx';
import { mappingOf, type Said, saidBy } from '../imports/mapping.ts';
import { Preview } from '../imports/Preview.tsx';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

/** A table names revisions; labels of several edits and of statements come in as datasets. */
const kinds = templates.filter(({ view }) => view === 'diff' || view === 'page');

/** Labels that were given elsewhere become a closed campaign: looked at first, then brought in whole. */
export function ImportLabels(): JSX.Element {
	const navigate = useNavigate();
	const [wiki, setWiki] = createSignal<string>();
	const [about, setAbout] = createSignal({ name: '', purpose: '', source: '' });
	const [key, setKey] = createSignal(kinds[0]?.key ?? '');
	const [labels, setLabels] = createSignal('');
	const [skipEmpty, setSkipEmpty] = createSignal(false);
	const [seen, setSeen] = createSignal<OutputOf<typeof previewLabels> | null>(null);
	const [said, setSaid] = createSignal<Said | null>(null);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [going, setGoing] = createSignal(false);
	const form = () => kinds.find((kind) => kind.key === key())?.form ?? { questions: [] };
	const complete = () => Object.values(about()).every((text) => text.trim() !== '');
	const wanted = () => {
		const mapping = said() && mappingOf(said() as Said);
		return {
			...(wiki() === undefined ? {} : { wiki: wiki() }),
			...{ template: key(), labels: labels(), skipEmpty: skipEmpty() },
			...(mapping ? { mapping } : {}),
		};
	};

	async function doing(step: () => Promise<void>): Promise<void> {
		setGoing(true);
		setRefusal(null);
		try {
			await step();
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setGoing(false);
		}
	}
	const look = () =>
		doing(async () => {
			const found = await ask(previewLabels, wanted());
			setSeen(found);
			setSaid(saidBy(found.mapping, form() as Parameters<typeof saidBy>[1]));
		});
	const bringIn = () =>
		doing(async () => {
			const { campaignId } = await ask(importLabels, { ...about(), ...wanted() });
			navigate(`/campaigns/${campaignId}`);
		});
	/** what was seen is of the old text; what was said of its columns most likely still holds */
	const takeText = (text: string) => {
		setLabels(text);
		setSeen(null);
	};
	const takeForm = (chosen: string) => {
		setKey(chosen);
		setSeen(null);
		setSaid(null);
	};
	const text = (name: 'name' | 'purpose' | 'source') => (
		<Field id={`about-${name}`} label={t(`imports-${name}`)} help={t(`imports-${name}-help`)}>
			<div class="cdx-text-input">
				<input
					class="cdx-text-input__input"
					id={`about-${name}`}
					aria-describedby={`about-${name}-help`}
					dir="auto"
					maxlength="500"
					value={about()[name]}
					onInput={(event) => setAbout({ ...about(), [name]: event.currentTarget.value })}
				/>
			</div>
		</Field>
	);

	return (
		<Page title={t('imports-title')}>
			<nav class="lw-crumbs" aria-label={t('coordinate-crumbs')}>
				<a href="/coordinate">{t('coordinate-campaigns')}</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('imports-title')}</h1>
					<p class="lw-pagehead__lead">{t('imports-lead')}</p>
				</div>
			</div>
			<div class="lw-imports">
				<WikiField chosen={wiki()} onChoice={setWiki} />
				{text('source')}
				<section class="lw-section" aria-labelledby="table-of-labels">
					<h2 id="table-of-labels">{t('imports-table')}</h2>
					{text('name')}
					{text('purpose')}
					<Field id="kind" label={t('imports-form')} help={t('imports-form-help')}>
						<select
							class="cdx-select"
							id="kind"
							aria-describedby="kind-help"
							onChange={(event) => takeForm(event.currentTarget.value)}
						>
							<For each={kinds}>{(kind) => <option value={kind.key}>{kind.title}</option>}</For>
						</select>
					</Field>
					<Field id="labels" label={t('imports-labels')} help={t('imports-labels-help')}>
						<textarea
							class="cdx-text-area__textarea lw-mono"
							id="labels"
							rows="6"
							spellcheck={false}
							aria-describedby="labels-help"
							dir="ltr"
							value={labels()}
							onInput={(event) => takeText(event.currentTarget.value)}
						/>
						<div class="lw-filepick">
							<label class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled">
								<input
									class="lw-vh"
									type="file"
									accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt,text/csv,text/plain"
									onChange={async (event) => {
										const read = await event.currentTarget.files?.[0]?.text();
										if (read !== undefined) takeText(read);
									}}
								/>
								{t('imports-file')}
							</label>
						</div>
					</Field>
					<label class="lw-check">
						<input
							type="checkbox"
							checked={skipEmpty()}
							onChange={(event) => setSkipEmpty(event.currentTarget.checked)}
						/>
						<span>{t('imports-skip-empty')}</span>
					</label>
					<Show when={seen()}>
						{(found) => (
							<>
								<Show when={said()}>
									{(now) => (
										<MappingFields
											columns={found().columns}
											form={form() as Parameters<typeof saidBy>[1]}
											said={now()}
											onSaid={setSaid}
										/>
									)}
								</Show>
								<Preview seen={found()} />
							</>
						)}
					</Show>
					<Show when={refusal()}>{(error) => <p role="alert">{error().message}</p>}</Show>
					<p class="lw-imports__act">
						<Button disabled={going() || labels().trim() === ''} onClick={() => void look()}>
							{t('imports-look')}
						</Button>
						<Button
							weight="primary"
							progressive
							disabled={going() || !complete() || seen() === null || seen()?.faults.count !== 0}
							onClick={() => void bringIn()}
						>
							{t('imports-bring', seen()?.labels ?? 0)}
						</Button>
					</p>
				</section>
				<DatasetFiles wiki={wiki()} source={about().source} />
			</div>
		</Page>
	);
}
