import '../styles/labelling-page.css';
import '../styles/practice.css';
import { Navigate, useLocation, useParams } from '@solidjs/router';
import { createSignal, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { PracticeItem, PracticeStanding } from '../../campaigns/contract/practice.ts';
import { readPractice } from '../../campaigns/contract/practice-calls.ts';
import { formOf } from '../form-words.ts';
import { Labelling } from '../labelling/Labelling.tsx';
import { t } from '../language.ts';
import { PracticeEnd } from '../practice/End.tsx';
import { Feedback } from '../practice/Feedback.tsx';
import { createRound, type Practice, practiceWorkset } from '../practice/round.ts';
import { type AskError, asAskError, ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { Broken } from './broken.tsx';
import { LoginFirst } from './login-first.tsx';
import { NotFound } from './not-found.tsx';

type Phase =
	| { is: 'loading' }
	| { is: 'practising'; campaign: Campaign; items: PracticeItem[]; isOpen: (item: PracticeItem) => boolean }
	| { is: 'broken'; error: AskError };

const notAgreed = ({ feedback }: PracticeItem) => feedback?.agreed !== true;

/** `/campaigns/:id/practice`: the labelling page on edits with known answers. */
export function PracticePage(): JSX.Element {
	const params = useParams();
	const access = useSession();
	const campaignId = () => Number(params.id);
	const [phase, setPhase] = createSignal<Phase>({ is: 'loading' });

	/** What is new to this person; all of it, when they have been through it. */
	async function begin(wanted?: (item: PracticeItem) => boolean): Promise<void> {
		try {
			const [{ campaign }, { items }] = await Promise.all([
				ask(readCampaign, { campaignId: campaignId() }),
				ask(readPractice, { campaignId: campaignId() }),
			]);
			const isNew = ({ feedback }: PracticeItem) => feedback === null;
			const isOpen = wanted ?? (items.some(isNew) ? isNew : () => true);
			setPhase({ is: 'practising', campaign: { ...campaign, form: formOf(campaign) }, items, isOpen });
		} catch (thrown) {
			setPhase({ is: 'broken', error: asAskError(thrown) });
		}
	}
	onMount(() => void begin());

	function when<Is extends Phase['is']>(is: Is): Extract<Phase, { is: Is }> | null {
		const now = phase();
		return now.is === is ? (now as Extract<Phase, { is: Is }>) : null;
	}

	return (
		<Switch>
			<Match when={access.session.state === 'ready' && access.person() === null}>
				<LoginFirst />
			</Match>
			<Match when={when('broken')} keyed>
				{({ error }) => (
					<Show when={error.status !== 401} fallback={<LoginFirst />}>
						<Show when={error.code !== 'NOT_FOUND'} fallback={<NotFound />}>
							<Broken error={error} onRetry={() => void begin()} />
						</Show>
					</Show>
				)}
			</Match>
			<Match when={when('practising')} keyed>
				{({ campaign, items, isOpen }) => (
					<Show
						when={items.length > 0 && campaign.status === 'open'}
						fallback={<Navigate href={`/campaigns/${campaign.id}/label`} />}
					>
						<PracticeRound
							campaign={campaign}
							items={items}
							isOpen={isOpen}
							personId={access.person()?.id ?? 0}
							wiki={
								access.session.latest?.wikis.find(({ name }) => name === campaign.wiki)?.siteName ??
								campaign.wiki
							}
							onRetry={() => void begin(notAgreed)}
						/>
					</Show>
				)}
			</Match>
		</Switch>
	);
}

function PracticeRound(props: {
	campaign: Campaign;
	items: readonly PracticeItem[];
	isOpen: (item: PracticeItem) => boolean;
	personId: number;
	wiki: string;
	onRetry: () => void;
}): JSX.Element {
	const { campaign, items } = props;
	const location = useLocation();
	const [standing, setStanding] = createSignal<PracticeStanding>({
		items: items.length,
		answered: items.filter(({ feedback }) => feedback !== null).length,
		agreed: items.filter((item) => !notAgreed(item)).length,
	});
	const round = createRound(props.personId, setStanding);
	const practice: Practice = {
		read: round.read,
		storage: round.storage,
		next: round.next,
		isTold: () => round.told() !== null,
		feedback: (isLast) => (
			<Show when={round.told()}>
				{(told) => <Feedback form={campaign.form} told={told()} isLast={isLast} />}
			</Show>
		),
		banner: (
			<div class="lw-practice">
				<p>{t('practice-banner')}</p>
				<Show when={campaign.rules.practice === undefined}>
					<a href={`/campaigns/${campaign.id}/label${location.search}`} state='{"practised":true}'>
						{t('practice-leave')}
					</a>
				</Show>
			</div>
		),
		end: () => <PracticeEnd campaign={campaign} standing={standing()} onRetry={props.onRetry} />,
	};
	return (
		<Labelling
			campaign={campaign}
			workset={practiceWorkset(campaign.id, items, props.isOpen)}
			labelsBefore={[]}
			outbox={round.outbox}
			wiki={props.wiki}
			practice={practice}
			onMore={() => Promise.resolve(null)}
			onGiveBack={() => Promise.resolve()}
		/>
	);
}
