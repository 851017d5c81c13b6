/** Edits that other work here has left: where people disagreed, and where somebody called a score wrong. */
import { createResource, createUniqueId, For, type JSX, Show } from 'solid-js';
import { listCampaigns } from '../../campaigns/contract/calls.ts';
import type { View } from '../../campaigns/contract/campaign.ts';
import type { EditSource, EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { countEdits } from '../../campaigns/contract/edit-source-calls.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { AskError, ask } from '../server.ts';
import { OfWiki } from '../wikis.tsx';
import { createLiveModels } from './SplitFields.tsx';

type To = { wiki: string; view: View };

/** How many edits a source has now, as the server counts them. */
function CountLine(props: { source: EditSource; to: To }): JSX.Element {
	const [edits] = createResource(
		() => JSON.stringify({ source: props.source, ...props.to }),
		async () => {
			try {
				return (await ask(countEdits, { source: props.source, ...props.to })).edits;
			} catch (thrown) {
				if (thrown instanceof AskError && thrown.code === 'NO_EDITS') return 0;
				throw thrown;
			}
		},
	);
	const failure = () => (edits.error instanceof Error ? edits.error.message : null);
	return (
		<p class="lw-note" role="status">
			<Show
				when={failure()}
				fallback={
					<Show when={edits.latest !== undefined}>{t('source-there-are-edits', edits.latest ?? 0)}</Show>
				}
			>
				{(sentence) => sentence()}
			</Show>
		</p>
	);
}

export function DisagreementFields(props: {
	source: EditSourceOf<'disagreements'>;
	to: To;
	onSource: (source: EditSourceOf<'disagreements'>) => void;
}): JSX.Element {
	const id = createUniqueId();
	const [campaigns] = createResource(async () => (await ask(listCampaigns, {})).campaigns, {
		initialValue: [],
	});
	const own = () => (campaigns.latest ?? []).filter(({ wiki }) => wiki === props.to.wiki);
	const chosen = () => own().find((one) => one.id === props.source.campaignId);
	const questions = () =>
		(chosen()?.form.questions ?? []).filter((question) => choicesOf(question).length > 0);
	const put = (change: Partial<EditSourceOf<'disagreements'>>) =>
		props.onSource({ ...props.source, ...change });
	return (
		<>
			<Field id={`${id}-campaign`} label={t('source-campaign')}>
				<select
					class="cdx-select"
					id={`${id}-campaign`}
					value={props.source.campaignId ?? ''}
					onChange={(event) => put({ campaignId: Number(event.currentTarget.value) || null, question: null })}
				>
					<option value="">{t('source-choose')}</option>
					<For each={own()}>
						{(one) => (
							<option value={one.id} selected={one.id === props.source.campaignId}>
								<OfWiki name={one.wiki}>{one.name}</OfWiki>
							</option>
						)}
					</For>
				</select>
			</Field>
			<Show when={chosen()}>
				<Field id={`${id}-question`} label={t('source-question')}>
					<select
						class="cdx-select"
						id={`${id}-question`}
						value={props.source.question ?? ''}
						onChange={(event) => put({ question: event.currentTarget.value || null })}
					>
						<option value="">{t('source-any-question')}</option>
						<For each={questions()}>
							{(question) => (
								<option value={question.name} selected={question.name === props.source.question}>
									{question.label}
								</option>
							)}
						</For>
					</select>
				</Field>
				<Field id={`${id}-which`} label={t('source-which')}>
					<select
						class="cdx-select"
						id={`${id}-which`}
						value={props.source.which}
						onChange={(event) =>
							put({ which: event.currentTarget.value === 'tie' ? 'tie' : 'not_unanimous' })
						}
					>
						<For each={['tie', 'not_unanimous'] as const}>
							{(which) => <option value={which}>{t(`source-which-${which}`)}</option>}
						</For>
					</select>
				</Field>
				<CountLine source={props.source} to={props.to} />
			</Show>
		</>
	);
}

export function DisputeFields(props: {
	source: EditSourceOf<'disputes'>;
	to: To;
	onSource: (source: EditSourceOf<'disputes'>) => void;
}): JSX.Element {
	const id = createUniqueId();
	const live = createLiveModels(() => props.to.wiki);
	const models = () => [
		...new Set([...live(), ...(props.source.model === null ? [] : [props.source.model])]),
	];
	return (
		<>
			<Field id={id} label={t('source-model')}>
				<select
					class="cdx-select"
					id={id}
					value={props.source.model ?? ''}
					onChange={(event) => props.onSource({ kind: 'disputes', model: event.currentTarget.value || null })}
				>
					<option value="">{t('source-any-model')}</option>
					<For each={models()}>
						{(model) => (
							<option value={model} selected={model === props.source.model}>
								{model}
							</option>
						)}
					</For>
				</select>
			</Field>
			<CountLine source={props.source} to={props.to} />
			<p class="lw-note">{t('source-disputes-note')}</p>
		</>
	);
}
