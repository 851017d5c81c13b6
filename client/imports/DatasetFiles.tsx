import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX, Show } from 'solid-js';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { importDataset } from '../../campaigns/contract/label-import-calls.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

const names = ['SHA256SUMS', 'campaign.json', 'tasks.jsonl', 'labels.jsonl'] as const;

/** A dataset of another Label Wing: four of its files, proved by the server before anything is stored. */
export function DatasetFiles(props: { wiki: string | undefined; source: string }): JSX.Element {
	const navigate = useNavigate();
	const [files, setFiles] = createSignal<ReadonlyMap<string, File>>(new Map());
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [going, setGoing] = createSignal(false);
	const missing = () => names.filter((name) => !files().has(name));

	async function bringIn(): Promise<void> {
		setGoing(true);
		setRefusal(null);
		try {
			const read = await Promise.all(
				names.map(async (name) => [name, await files().get(name)?.text()] as const),
			);
			const sent = Object.fromEntries(read) as InputOf<typeof importDataset>['files'];
			const { wiki, source } = props;
			const { campaignId } = await ask(importDataset, { ...(wiki ? { wiki } : {}), source, files: sent });
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
			<Show when={refusal()}>{(error) => <p role="alert">{error().message}</p>}</Show>
			<p>
				<Button
					disabled={going() || missing().length > 0 || props.source.trim() === ''}
					onClick={() => void bringIn()}
				>
					{t('imports-dataset-bring')}
				</Button>
			</p>
		</section>
	);
}
