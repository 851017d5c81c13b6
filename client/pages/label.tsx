import '../styles/labelling-page.css';
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { createSignal, type JSX, lazy, Match, onMount, Show, Suspense, Switch, untrack } from 'solid-js';
import { readCampaign, releaseWorkset, takeWorkset } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import type { Workset } from '../../campaigns/contract/task.ts';
import { formOf, loadFormTexts } from '../form-words.ts';
import { practiseFirst } from '../joining/words.ts';
import { dropFinished, readFinished } from '../labelling/finished.ts';
import { Labelling } from '../labelling/Labelling.tsx';
import { loadAboutOneself, loadJoining, t } from '../language.ts';
import { useOutbox } from '../outbox/context.tsx';
import type { Outbox } from '../outbox/outbox.ts';
import { type AskError, asAskError, ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { useWiki } from '../wikis.tsx';
import { Broken } from './broken.tsx';
import { LoginFirst } from './login-first.tsx';
import { NotFound } from './not-found.tsx';

// shown right after the server has answered, so that they can be fetched then
const NothingToLabel = lazy(async () => ({
	default: (await import('./nothing-to-label.tsx')).NothingToLabel,
}));
const NotThisEdit = lazy(async () => ({ default: (await import('./not-this-edit.tsx')).NotThisEdit }));
const NotYet = lazy(async () => {
	const [page] = await Promise.all([import('./not-yet.tsx'), loadJoining()]);
	return { default: page.NotYet };
});

const Change = lazy(async () => {
	const [page] = await Promise.all([import('../mine/Change.tsx'), loadAboutOneself()]);
	return { default: page.Change };
});

/**
 * `/campaigns/:id/label`; with `?revision=` this edit first, for those who come from the wiki, and with `?task=` one edit
 * that was answered before
 */
export function Label(): JSX.Element {
	const params = useParams();
	const access = useSession();
	const outbox = useOutbox();
	const [search] = useSearchParams<{ task?: string; revision?: string }>();
	const revisionId = () => (/^[1-9]/.test(search.revision ?? '') ? numberIn(search.revision) : null);
	const campaignId = () => numberIn(params.id);
	const again = () => ({ campaignId: campaignId() ?? 0, taskId: numberIn(search.task) ?? 0 });
	return (
		<Switch>
			<Match when={campaignId() === null || (search.revision !== undefined && revisionId() === null)}>
				<NotFound />
			</Match>
			<Match when={access.session.state === 'ready' && access.person() === null}>
				<LoginFirst />
			</Match>
			<Match when={search.task !== undefined && outbox()} keyed>
				{(box) => <Change {...again()} outbox={box} />}
			</Match>
			<Match when={outbox()} keyed>
				{(box) => (
					<Show when={campaignId()} keyed>
						{(id) => <LabelCampaign campaignId={id} revisionId={revisionId()} outbox={box} />}
					</Show>
				)}
			</Match>
		</Switch>
	);
}

function numberIn(text: string | undefined): number | null {
	return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

type Phase =
	| { is: 'loading' }
	| {
			is: 'labelling';
			campaign: Campaign;
			workset: Workset;
			labelsBefore: readonly LabelContent[];
			/** the task that the person came for */
			first: number | null;
	  }
	| { is: 'not-this-edit'; error: AskError }
	| { is: 'practice' }
	| { is: 'not-yet'; error: AskError }
	| { is: 'nothing'; error: AskError | null }
	| { is: 'broken'; error: AskError };

/** Why an edit that somebody came for is not theirs to label; there may be others. */
const notThisEdit = ['EDIT_NOT_IN_CAMPAIGN', 'EDIT_NEEDS_NO_MORE', 'REVISION_GONE', 'WORKSET_FULL'];

/** The task of the revision in a workset: an open one where it has several. */
function taskOf(revisionId: number, { tasks }: Workset): number | null {
	const its = tasks.filter((task) => task.revisionId === revisionId);
	return (its.find(({ state }) => state === 'open') ?? its[0])?.taskId ?? null;
}

function LabelCampaign(props: {
	campaignId: number;
	/** of the edit to begin with */
	revisionId: number | null;
	outbox: Outbox;
}): JSX.Element {
	const wiki = useWiki();
	const navigate = useNavigate();
	const location = useLocation<{ practised?: boolean }>();
	const [phase, setPhase] = createSignal<Phase>({ is: 'loading' });
	const { campaignId, outbox } = props;

	async function begin(): Promise<Phase> {
		await outbox.ready;
		const before = outbox.waiting();
		// what was sent meanwhile may have come too late for the answer, what was added meanwhile surely did
		const labelsBefore = () =>
			[...before, ...outbox.waiting().filter((row) => !before.some(({ seq }) => seq === row.seq))].map(
				({ label }) => label,
			);
		try {
			const revisionId = untrack(() => props.revisionId);
			const finished = revisionId === null ? readFinished(sessionStorage, outbox.personId, campaignId) : null;
			const asked = (await ask(readCampaign, { campaignId })).campaign;
			await loadFormTexts(asked);
			const campaign = { ...asked, form: formOf(asked) };
			if (finished !== null)
				return { is: 'labelling', campaign, workset: finished, labelsBefore: labelsBefore(), first: null };
			if (isOver(campaign.status)) return { is: 'nothing', error: null };
			if (practiseFirst(campaign) && !location.state?.practised) return { is: 'practice' };
			const { workset } = await ask(takeWorkset, {
				campaignId,
				...(revisionId === null ? {} : { revisionId }),
			});
			const first = revisionId === null ? null : taskOf(revisionId, workset);
			return { is: 'labelling', campaign, workset, labelsBefore: labelsBefore(), first };
		} catch (thrown) {
			const error = asAskError(thrown);
			if (notThisEdit.includes(error.code)) return { is: 'not-this-edit', error };
			if (error.code === 'NOT_ELIGIBLE') return { is: 'not-yet', error };
			const nothing = ['CAMPAIGN_NOT_OPEN', 'NO_TASKS_LEFT'].includes(error.code);
			return nothing ? { is: 'nothing', error } : { is: 'broken', error };
		}
	}
	const start = async () => setPhase(await begin());
	function when<Is extends Phase['is']>(is: Is): Extract<Phase, { is: Is }> | null {
		const now = phase();
		return now.is === is ? (now as Extract<Phase, { is: Is }>) : null;
	}
	onMount(() => void start());

	/** From the edit that the person came for to all others: a reload is to go on, not back. */
	const dropRevision = () => navigate(location.pathname, { replace: true, scroll: false });

	/** The next workset is for whoever has handed in the one before. */
	async function more(): Promise<string | null> {
		if ((await outbox.send()) !== null) return t('done-send-first');
		dropFinished(sessionStorage, outbox.personId, campaignId);
		await start();
		return null;
	}

	async function giveBack(worksetId: number): Promise<void> {
		await outbox.send();
		try {
			await ask(releaseWorkset, { worksetId });
			navigate('/');
		} catch (thrown) {
			setPhase({ is: 'broken', error: asAskError(thrown) });
		}
	}

	return (
		<Switch>
			<Match when={when('labelling')} keyed>
				{(now) => (
					<Labelling
						campaign={now.campaign}
						workset={now.workset}
						labelsBefore={now.labelsBefore}
						first={now.first}
						onPastFirst={dropRevision}
						outbox={outbox}
						wiki={wiki(now.campaign.wiki)?.siteName ?? now.campaign.wiki}
						onMore={more}
						onGiveBack={() => giveBack(now.workset.worksetId)}
					/>
				)}
			</Match>
			<Match when={when('practice')}>
				<Navigate href={`/campaigns/${campaignId}/practice${location.search}`} />
			</Match>
			<Match when={when('not-yet')} keyed>
				{(now) => (
					<Suspense>
						<NotYet campaignId={campaignId} error={now.error} />
					</Suspense>
				)}
			</Match>
			<Match when={when('nothing')} keyed>
				{(now) => (
					<Suspense>
						<NothingToLabel outbox={outbox} error={now.error} />
					</Suspense>
				)}
			</Match>
			<Match when={when('not-this-edit')} keyed>
				{(now) => (
					<NotThisEdit
						sentence={now.error.message}
						onOthers={() => {
							dropRevision();
							void start();
						}}
					/>
				)}
			</Match>
			<Match when={when('broken')} keyed>
				{(now) => (
					<Show when={now.error.status !== 401} fallback={<LoginFirst />}>
						<Show when={now.error.code !== 'NOT_FOUND'} fallback={<NotFound />}>
							<Broken
								error={now.error}
								onRetry={() => {
									setPhase({ is: 'loading' });
									void start();
								}}
							/>
						</Show>
					</Show>
				)}
			</Match>
		</Switch>
	);
}
