import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { importDataset } from '../../campaigns/contract/label-import-calls.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { isRecord } from '../records.ts';
import { type AskError, asAskError, ask } from '../server.ts';

const names = ['SHA256SUMS', 'campaign.json', 'tasks.jsonl', 'labels.jsonl'] as const;

/** A dataset of another Label Wing: its address, or four of its files; proved by the server before anything is stored. */
export function DatasetFiles(props: { wiki: string | undefined; source: string }): JSX.Element {
	const navigate = useNavigate();
	const [address, setAddress] = createSignal('');
	const [files, setFiles] = createSignal<ReadonlyMap<string, File>>(new Map());
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [going, setGoing] = createSignal(false);
	const missing = () => names.filter((name) => !files().has(name));
	const source = () => props.source.trim();
	/** with an address, everybody can see for themselves where it comes from */
	const complete = () => address().trim() !== '' || (missing().length === 0 && source() !== '');

	async function readFiles(): Promise<Pick<InputOf<typeof importDataset>, 'files'>> {
		const read = await Promise.all(names.map(async (name) => [name, await files().get(name)?.text()]));
		return { files: Object.fromEntries(read) };
	}
	async function bringIn(): Promise<void> {
		setGoing(true);
		setRefusal(null);
		try {
			const { campaignId } = await ask(importDataset, {
				...(props.wiki ? { wiki: props.wiki } : {}),
				...(source() === '' ? {} : { source: source() }),
				...(address().trim() === '' ? await readFiles() : { address: address().trim() }),
			});
			navigate(`/campaigns/${campaignId}`);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setGoing(false);
		}
	}

	return (
		<section class="lw-section" aria-labelledby="dataset-files">
			<h2 id="dataset-files">{t('imports-dataset')}</h2>
			<Field
				id="dataset-address"
				label={t('imports-dataset-address')}
				help={t('imports-dataset-address-help', 'https://label-wing.example/datasets/…')}
			>
				<div class="cdx-text-input">
					<input
						class="cdx-text-input__input"
						id="dataset-address"
						type="url"
						aria-describedby="dataset-address-help"
						dir="ltr"
						maxlength="500"
						value={address()}
						onInput={(event) => setAddress(event.currentTarget.value)}
					/>
				</div>
			</Field>
			<p>{t('imports-dataset-words', names.join(t('comma')))}</p>
			<div class="lw-filepick">
				<label class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled">
					<input
						class="lw-vh"
						type="file"
						multiple
						onChange={(event) =>
							setFiles(new Map([...(event.currentTarget.files ?? [])].map((file) => [file.name, file])))
						}
					/>
					{t('imports-dataset-files')}
				</label>
				<Show when={files().size > 0 && missing().length > 0}>
					<span role="status">{t('imports-dataset-missing', missing().join(t('comma')))}</span>
				</Show>
			</div>
			<Show when={refusal()}>
				{(error) => (
					<p role="alert">
						{error().message} <bdi lang="en">{whyOf(error())}</bdi>
					</p>
				)}
			</Show>
			<p>
				<Button disabled={going() || !complete()} onClick={() => void bringIn()}>
					{t('imports-dataset-bring')}
				</Button>
			</p>
		</section>
	);
}

/** What stood in the way at the address, in the server's words. */
function whyOf({ details }: AskError): string {
	if (!isRecord(details)) return '';
	const { why, address } = details;
	return [why, address].filter((text) => typeof text === 'string').join(': ');
}
