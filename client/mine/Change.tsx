import { useNavigate } from '@solidjs/router';
import { createResource, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { MyTask } from '../../campaigns/contract/mine.ts';
import { readMyTask } from '../../campaigns/contract/my-calls.ts';
import { formOf, loadFormTexts } from '../form-words.ts';
import { dropDraft } from '../labelling/drafts.ts';
import { Labelling } from '../labelling/Labelling.tsx';
import { t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Broken } from '../pages/broken.tsx';
import { LoginFirst } from '../pages/login-first.tsx';
import { NotFound } from '../pages/not-found.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { siteNameOf, useSession } from '../session.tsx';
import { changeStore, sameAnswers, worksetOf } from './change.ts';
import { answersInWords } from './said.ts';

/** `/campaigns/:id/label?task=…`: one edit that was answered before, with what was said of it. */
export function Change(props: { campaignId: number; taskId: number; outbox: Outbox }): JSX.Element {
	// read before anything is waited for: until this page is there, the address is still the one before
	const { campaignId, taskId, outbox } = props;
	const [found, { refetch }] = createResource(async (): Promise<Found | { error: AskError }> => {
		await outbox.ready;
		if (outbox.waiting().length > 0) await outbox.send();
		try {
			const [{ campaign }, mine] = await Promise.all([
				ask(readCampaign, { campaignId }),
				ask(readMyTask, { taskId }),
			]);
			await loadFormTexts(campaign);
			return { campaign: { ...campaign, form: formOf(campaign) }, mine };
		} catch (thrown) {
			return { error: asAskError(thrown) };
		}
	});
	const failed = () => {
		const now = found();
		return now && 'error' in now ? now.error : null;
	};
	const here = () => {
		const now = found();
		return now && 'mine' in now && now.mine.campaignId === campaignId ? now : null;
	};
	return (
		<Switch>
			<Match when={here()} keyed>
				{(now) => <Opened {...now} outbox={props.outbox} />}
			</Match>
			<Match when={failed()?.status === 401}>
				<LoginFirst />
			</Match>
			<Match when={failed() && !['NOT_FOUND', 'TASK_NOT_YOURS'].includes(failed()?.code ?? '') && failed()}>
				{(error) => <Broken error={error()} onRetry={() => void refetch()} />}
			</Match>
			<Match when={found()}>
				<NotFound />
			</Match>
		</Switch>
	);
}

type Found = { campaign: Campaign; mine: MyTask };

function Opened(props: Found & { outbox: Outbox }): JSX.Element {
	const access = useSession();
	const navigate = useNavigate();
	const { campaign, mine, outbox } = props;
	const said = mine.task.answers ?? {};
	const storage = changeStore(localStorage, mine.task.taskId, said);
	// kept over a reload only: whoever goes away without saving leaves it as it was
	onCleanup(() => dropDraft(storage, outbox.personId, mine.worksetId));

	const inWords = () => {
		const answers = answersInWords(campaign.form, said).map(({ question, answer }) =>
			t('change-said', question, answer),
		);
		return [...answers, t('change-frozen')].join(' ');
	};
	const list = `/campaigns/${campaign.id}/mine`;
	async function goBack(closed: () => boolean): Promise<void> {
		await outbox.send();
		if (!closed()) navigate(list, { state: { changed: true } });
	}
	return (
		<Show when={access.session.latest}>
			{(session) => (
				<Labelling
					campaign={campaign}
					workset={worksetOf(mine, new Date())}
					labelsBefore={[]}
					outbox={outbox}
					wiki={siteNameOf(session(), campaign.wiki)}
					onMore={async () => null}
					onGiveBack={async () => {}}
					changing={{
						storage,
						readOnly: mine.changeable ? null : inWords(),
						isSaid: (answers) => mine.task.state === 'answered' && sameAnswers(answers, said),
						onChanged: goBack,
						onUnchanged: () => navigate(list),
					}}
				/>
			)}
		</Show>
	);
}
