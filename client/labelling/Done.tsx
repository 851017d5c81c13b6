import { createResource, createSignal, type JSX, onMount, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import { formatNumber, t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { ask } from '../server.ts';
import { PauseLine } from './PauseLine.tsx';
import type { PauseHere } from './pause-here.ts';
import type { Work } from './work.ts';

/** The end of a workset: what was done, and one more if they like. */
export function Done(props: {
	work: Work;
	outbox: Outbox;
	pause: PauseHere;
	onMore: () => Promise<string | null>;
}): JSX.Element {
	const [sentence, setSentence] = createSignal<string | null>(null);
	const [asking, setAsking] = createSignal(false);
	let more: HTMLButtonElement | undefined;
	const tasks = props.work.tasks();
	const answered = tasks.filter((task) => task.state === 'answered').length;
	const minutes = Math.round(props.work.spentMs() / 60_000);
	// the campaign's numbers are true only when all that was said has arrived
	const [campaign] = createResource(async () => {
		if ((await props.outbox.send()) !== null) return null;
		return (await ask(readCampaign, { campaignId: props.work.campaign.id })).campaign;
	});
	onMount(() => more?.focus());
	const progress = () => (campaign.error === undefined ? (campaign.latest?.progress ?? null) : null);
	return (
		<div class="lw-quietpage">
			<h1>{minutes > 0 ? t('done-title-minutes', tasks.length, minutes) : t('done-title', tasks.length)}</h1>
			<p>
				{t('done-answers', answered)}
				<Show when={tasks.length > answered}> {t('done-skips', tasks.length - answered)}</Show>
				<Show when={props.outbox.waiting().length > 0}>
					{' '}
					{t('done-waiting', props.outbox.waiting().length)}
				</Show>
				<Show when={progress()}>
					{(now) => (
						<> {t('done-campaign', formatNumber(now().done), formatNumber(now().tasks - now().gone))}</>
					)}
				</Show>
			</p>
			<div class="lw-done">
				<Button
					weight="primary"
					progressive
					ref={more}
					aria-keyshortcuts="Enter"
					disabled={asking()}
					onClick={async () => {
						setAsking(true);
						setSentence(await props.onMore());
						setAsking(false);
					}}
				>
					{t('more-edits', props.work.campaign.tasksPerWorkset)}
					<Kbd>↵</Kbd>
				</Button>
				<LinkButton href="/">{t('enough')}</LinkButton>
				<LinkButton weight="quiet" href={`/campaigns/${props.work.campaign.id}/mine`}>
					{t('all-your-answers')}
				</LinkButton>
			</div>
			<p role="status">{sentence()}</p>
			<PauseLine pause={props.pause} />
		</div>
	);
}
