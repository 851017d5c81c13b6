import { type JSX, Show } from 'solid-js';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { formatNumber, t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { type Step, Steps } from '../parts/Steps.tsx';
import { useKeys } from './keys-here.tsx';
import { Lease } from './Lease.tsx';
import type { Look } from './looks.ts';
import { MoreMenu } from './MoreMenu.tsx';
import { OutboxChip } from './OutboxChip.tsx';
import type { Work } from './work.ts';

/** Place of the edit that is before the person, from 1; the whole when there is none. */
export function placeOf(work: Work): number {
	const at = work.tasks().findIndex((task) => task.taskId === work.current());
	return at < 0 ? work.tasks().filter((task) => task.state !== 'open').length : at + 1;
}

function stepsOf(work: Work): Step[] {
	return work.tasks().map((task) => {
		if (task.taskId === work.current()) return 'now';
		if (task.state === 'answered') return 'done';
		return task.state === 'skipped' ? 'skipped' : 'to-come';
	});
}

export function Taskbar(props: {
	work: Work;
	outbox: Outbox;
	wiki: string;
	surplus: boolean;
	guidelineOpen: boolean;
	onGuideline: () => void;
	onKeys: () => void;
	/** what is on the screen, as far as it is here */
	edit: ShownEdit | null;
	onLook: (look: Look) => void;
	onGiveBack: () => void;
	/** nothing is kept for anybody, and nothing waits to be saved */
	practising: boolean;
}): JSX.Element {
	const work = props.work;
	const keys = useKeys();
	const count = (state: 'answered' | 'skipped') => work.tasks().filter((task) => task.state === state).length;
	const text = () => t('n-of-m', formatNumber(placeOf(work)), formatNumber(work.tasks().length));
	return (
		<header class="lw-taskbar">
			<div class="lw-taskbar__start">
				<LinkButton
					weight="quiet"
					iconOnly
					href={work.changing ? `/campaigns/${work.campaign.id}/mine` : '/'}
					aria-label={t(work.changing ? 'change-back' : 'stop-here')}
				>
					<Icon name="back" flip />
				</LinkButton>
				<p class="lw-taskbar__campaign">
					<b>
						<bdi>{work.campaign.name}</bdi>
					</b>
					<span>
						<bdi>{props.wiki}</bdi>
					</span>
				</p>
			</div>
			<div class="lw-steps">
				<Show when={!work.changing} fallback={<span class="lw-steps__again">{t('change-place')}</span>}>
					<span class="lw-steps__text">{text()}</span>
					<Steps
						steps={stepsOf(work)}
						label={t('this-workset')}
						text={t('steps-text', text(), count('answered'), count('skipped'))}
					/>
				</Show>
			</div>
			<div class="lw-taskbar__end">
				<Show when={!props.practising} fallback={<p class="lw-practice__mark">{t('practice')}</p>}>
					<Show when={!work.changing}>
						<Lease work={work} />
					</Show>
					<OutboxChip outbox={props.outbox} surplus={props.surplus} />
				</Show>
				<div class="lw-taskbar__tools">
					<Show when={!work.isDone()}>
						<Button
							weight="quiet"
							iconOnly
							aria-label={t('guideline')}
							aria-expanded={props.guidelineOpen}
							aria-controls="guide"
							aria-keyshortcuts={keys.aria('guideline')}
							onClick={() => props.onGuideline()}
						>
							<Icon name="book" />
						</Button>
					</Show>
					<Button
						weight="quiet"
						iconOnly
						class="lw-taskbar__keys"
						aria-label={t('keys')}
						aria-haspopup="dialog"
						aria-keyshortcuts={keys.aria('keys')}
						onClick={() => props.onKeys()}
					>
						<Icon name="keyboard" />
					</Button>
					<MoreMenu
						work={work}
						edit={props.edit}
						onLook={props.onLook}
						onKeys={props.onKeys}
						onGiveBack={props.practising ? null : props.onGiveBack}
					/>
				</div>
			</div>
		</header>
	);
}
