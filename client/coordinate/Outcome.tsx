/** What came of a closed campaign: its dataset, and the models that learn from it. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { Model } from '../../campaigns/contract/model.ts';
import { listModels, promoteModel, readDataset, retireModel } from '../../campaigns/contract/result-calls.ts';
import { formatNumber, type MessageKey, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { createWatched } from './watched.ts';

type Training = Dataset['training'][number];

async function lookUp(datasetId: string): Promise<{ dataset: Dataset; models: Model[] }> {
	const [{ dataset }, { models }] = await Promise.all([
		ask(readDataset, { datasetId }),
		ask(listModels, { datasetId, limit: 200 }),
	]);
	return { dataset, models };
}

export function Outcome(props: { datasetId: string; mayDecide: boolean }): JSX.Element {
	const seen = createWatched(
		() => lookUp(props.datasetId),
		({ dataset }) => dataset.training.some(({ state }) => state === 'waiting' || state === 'running'),
	);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);

	async function decide(call: typeof promoteModel | typeof retireModel, model: Model): Promise<void> {
		setRefusal(null);
		try {
			await ask(call, { modelId: model.id });
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
		await seen.again();
	}

	return (
		<>
			<section class="lw-panel" aria-labelledby="dataset">
				<h2 id="dataset">{t('coordinate-dataset')}</h2>
				<p>
					{t('coordinate-dataset-words', seen.value()?.dataset.tasks ?? 0, seen.value()?.dataset.labels ?? 0)}{' '}
					<a href={`/datasets/${props.datasetId}`} rel="external">
						{t('coordinate-dataset-link')}
					</a>
					<Show when={props.mayDecide && seen.value()?.dataset.campaignId}>
						{(campaignId) => (
							<>
								{' · '}
								<a href={`/campaigns/${campaignId()}/datasheet`} rel="external">
									{t('coordinate-datasheet-link')}
								</a>
							</>
						)}
					</Show>
				</p>
			</section>
			<section class="lw-panel" aria-labelledby="models">
				<h2 id="models">{t('coordinate-models')}</h2>
				<ul class="lw-trainings" aria-live="polite">
					<For each={seen.value()?.dataset.training}>
						{(training) => (
							<li>
								<TrainingRow
									training={training}
									model={seen.value()?.models.find(({ id }) => id === training.modelId)}
									mayDecide={props.mayDecide}
									onDecide={(call, model) => void decide(call, model)}
								/>
							</li>
						)}
					</For>
				</ul>
				<Show when={refusal()}>{(error) => <p role="alert">{error().message}</p>}</Show>
			</section>
		</>
	);
}

/** What models are called here, where more is known of them than their names. */
const titles: Record<string, MessageKey> = {
	damaging: 'coordinate-teaches-damaging',
	goodfaith: 'coordinate-teaches-goodfaith',
};

function titleOf(model: string): string {
	const key = titles[model];
	return key === undefined ? model : t(key);
}

function figure(value: number): string {
	return formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function TrainingRow(props: {
	training: Training;
	model: Model | undefined;
	mayDecide: boolean;
	onDecide: (call: typeof promoteModel | typeof retireModel, model: Model) => void;
}): JSX.Element {
	return (
		<Show
			when={props.model}
			fallback={
				<div class="lw-trainings__text">
					<p>
						<b>{titleOf(props.training.model)}</b>
					</p>
					<p class="lw-subtle lw-small">
						{t(`coordinate-training-${props.training.state}`)} <bdi lang="en">{props.training.reason}</bdi>
					</p>
				</div>
			}
		>
			{(model) => (
				<>
					<div class="lw-trainings__text">
						<p>
							<a href={`/models/${model().id}`} rel="external">
								<b>{titleOf(model().name)}</b>
							</a>
						</p>
						<p class="lw-subtle lw-small">
							{t(
								'coordinate-model-words',
								figure(model().rocAuc.value),
								figure(model().rocAuc.low),
								figure(model().rocAuc.high),
							)}
						</p>
					</div>
					<span class="cdx-info-chip" classList={{ 'cdx-info-chip--success': model().status === 'live' }}>
						<Show when={model().status === 'live'}>
							<span class="cdx-info-chip__icon" />
						</Show>
						<span class="cdx-info-chip__text">{t(`coordinate-model-${model().status}`)}</span>
					</span>
					<Show when={props.mayDecide}>
						<Show
							when={model().status === 'live'}
							fallback={
								<Button
									progressive
									aria-label={t('coordinate-promote-label', titleOf(model().name))}
									onClick={() => props.onDecide(promoteModel, model())}
								>
									{t('coordinate-promote')}
								</Button>
							}
						>
							<Button
								aria-label={t('coordinate-retire-label', titleOf(model().name))}
								onClick={() => props.onDecide(retireModel, model())}
							>
								{t('coordinate-retire')}
							</Button>
						</Show>
					</Show>
				</>
			)}
		</Show>
	);
}
