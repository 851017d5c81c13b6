import { createResource, createSignal, For, type JSX } from 'solid-js';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { addEdits } from '../../campaigns/contract/draft-calls.ts';
import type { EditSource } from '../../campaigns/contract/edit-source.ts';
import { readEditSource } from '../../campaigns/contract/edit-source-calls.ts';
import { EditSourceStep } from '../edit-source/EditSource.tsx';
import type { SourceKind } from '../edit-source/new-source.ts';
import { type MessageKey, t } from '../language.ts';
import { ask } from '../server.ts';
import { ChangeSection } from './ChangeSection.tsx';
import { lacksOf } from './steps.ts';

const begun: EditSource = { kind: 'pasted', text: '' };

/** What can be added, and why nothing else can: the edits of a sample stand for others only as long as it is one draw. */
function offer(campaign: Campaign, isDrawn: boolean): { kinds: SourceKind[]; why: MessageKey | null } {
	if (isDrawn) return { kinds: ['sample', 'list'], why: 'wizard-more-edits-drawn' };
	if (campaign.progress.tasks === 0) return { kinds: ['list', 'disagreements'], why: null };
	return { kinds: ['list', 'disagreements'], why: 'wizard-more-edits-undrawn' };
}

/** The draw that was made, to be gone on with. */
function drawnBefore({ source, autolabel }: OutputOf<typeof readEditSource>): EditSource | null {
	if (source?.kind !== 'sample') return null;
	const { frame, seed, strata } = source;
	const take = Object.fromEntries(strata.map((one) => [one.key, one.take]));
	return { kind: 'sample', frame, frameId: null, take, seed, ...(autolabel ? { autolabel } : {}) };
}

/** Edits to be asked about besides those that there are. */
export function MoreEdits(props: {
	campaign: Campaign;
	onChanged: (campaign: Campaign) => void;
}): JSX.Element {
	const [source, setSource] = createSignal<EditSource>(begun);
	/** one more with each addition: the fields begin anew */
	const [round, setRound] = createSignal(0);
	const [kept] = createResource(
		round,
		async () => await ask(readEditSource, { campaignId: props.campaign.id }),
	);
	const offered = () => offer(props.campaign, kept.latest?.source?.kind === 'sample');
	const words = () => {
		const { why } = offered();
		return why === null ? t('wizard-more-edits-words') : `${t('wizard-more-edits-words')} ${t(why)}`;
	};
	return (
		<ChangeSection
			name="edits"
			title={t('wizard-more-edits')}
			words={words()}
			save={t('wizard-more-edits-yes')}
			step={async (reason) => {
				if (lacksOf('edits', { edits: source() }, Date.now()).length > 0) return t('wizard-lack-edits');
				const wanted = { campaignId: props.campaign.id, source: source(), reason };
				const { edits, campaign } = await ask(addEdits, wanted);
				setSource(begun);
				setRound(round() + 1);
				props.onChanged(campaign);
				return t('wizard-more-edits-done', edits.taken, edits.known + edits.repeated);
			}}
		>
			<For each={[round()]}>
				{() => (
					<EditSourceStep
						value={source()}
						onChange={setSource}
						wiki={props.campaign.wiki}
						view={props.campaign.view}
						questions={props.campaign.form.questions.map(({ name }) => name)}
						offered={offered().kinds}
						begin={(kind) => (kind === 'sample' && kept.latest ? drawnBefore(kept.latest) : null)}
					/>
				)}
			</For>
		</ChangeSection>
	);
}
