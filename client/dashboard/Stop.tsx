import { type JSX, Show } from 'solid-js';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Goal } from '../../campaigns/contract/goal.ts';
import { closeAtGoal, putGoal, type readMeasures } from '../../campaigns/contract/watch-calls.ts';
import { StepDialog } from '../coordinate/StepDialog.tsx';
import { formatNumber, t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { ask } from '../server.ts';
import { percent, WhyNot } from './estimates.tsx';
import { GoalForm } from './GoalForm.tsx';
import { choiceName, questionName } from './names.ts';
import { WidthPlot } from './WidthPlot.tsx';

type Watched = OutputOf<typeof readMeasures>;

const points = (share: number) => formatNumber(100 * share, { maximumSignificantDigits: 2 });

/** Advice when there are answers enough. Nothing closes unless the coordinator says so. */
export function Stop(props: {
	campaign: Campaign;
	form: Form;
	watched: Watched;
	onChanged: (watched: Watched) => void;
}): JSX.Element {
	const campaignId = () => props.campaign.id;
	const open = () => !isOver(props.campaign.status) && props.campaign.status !== 'closing';
	const chosen = async (goal: Goal | null) =>
		props.onChanged(await ask(putGoal, { campaignId: campaignId(), goal }));
	return (
		<Show when={open() || props.watched.goal}>
			<section class="lw-panel lw-dash__wide" aria-labelledby="stop">
				<Show
					when={props.watched.goal}
					fallback={
						<>
							<h2 id="stop">{t('dashboard-goal')}</h2>
							<p class="lw-note">{t('dashboard-goal-words')}</p>
							<GoalForm form={props.form} goal={null} onChosen={chosen} />
						</>
					}
				>
					{(goal) => (
						<>
							<Advice {...props} goal={goal()} open={open()} />
							<Show when={open()}>
								<details class="lw-more">
									<summary>{t('dashboard-goal-change')}</summary>
									<GoalForm form={props.form} goal={goal()} onChosen={chosen} />
								</details>
							</Show>
						</>
					)}
				</Show>
			</section>
		</Show>
	);
}

function Advice(props: {
	campaign: Campaign;
	form: Form;
	watched: Watched;
	goal: Goal;
	open: boolean;
	onChanged: (watched: Watched) => void;
}): JSX.Element {
	const measures = () => props.watched.measures;
	const stop = () => measures().stop;
	const title = () => {
		const found = stop();
		if (found?.reached) return t('dashboard-stop-enough');
		return found?.left == null ? t('dashboard-stop-unknown') : t('coordinate-words-open', found.left);
	};
	const name = () =>
		`${questionName(props.form, { question: props.goal.question, ticked: null })} ${choiceName(props.form, props.goal.question, props.goal.choice)}`;
	return (
		<div class="lw-advice">
			<div class="lw-advice__text">
				<h2 id="stop">{title()}</h2>
				<p>
					{t(
						measures().designed ? 'dashboard-stop-asked-wiki' : 'dashboard-stop-asked',
						name(),
						points(props.goal.within),
					)}{' '}
					<Show when={stop()?.share.value != null && stop()} fallback={<WhyNot of={stop()?.share ?? none} />}>
						{(found) =>
							t('dashboard-stop-stands', percent(found().share.value ?? 0), points(found().halfWidth ?? 0))
						}
					</Show>
				</p>
				<ul class="lw-ticks">
					<li classList={{ 'is-open': stop()?.reached !== true }}>
						<Icon name={stop()?.reached ? 'check' : 'clock'} size="small" />
						<span>
							{stop()?.reached
								? t('dashboard-stop-narrow')
								: stop()?.left == null
									? t('dashboard-stop-wide')
									: t('dashboard-stop-wide-until', measures().answers + (stop()?.left ?? 0))}
						</span>
					</li>
				</ul>
				<Show when={props.open}>
					<div class="lw-advice__act">
						<StepDialog
							button={t(
								props.watched.closesAtGoalSince ? 'dashboard-close-not-then' : 'dashboard-close-then',
							)}
							title={t(
								props.watched.closesAtGoalSince ? 'dashboard-close-not-title' : 'dashboard-close-title',
							)}
							happens={
								props.watched.closesAtGoalSince
									? [t('dashboard-close-not-words')]
									: [t('dashboard-close-when'), t('dashboard-close-hands'), t('dashboard-close-undo')]
							}
							yes={t(props.watched.closesAtGoalSince ? 'dashboard-close-not-yes' : 'dashboard-close-yes')}
							no={t('dashboard-close-no')}
							step={async (reason) => {
								const wanted = props.watched.closesAtGoalSince === null;
								props.onChanged(await ask(closeAtGoal, { campaignId: props.campaign.id, wanted, reason }));
								return { campaign: props.campaign };
							}}
							onDone={() => {}}
						/>{' '}
						<span class="lw-subtle">
							{t(props.watched.closesAtGoalSince ? 'dashboard-closes' : 'dashboard-closes-not')}
						</span>
					</div>
				</Show>
			</div>
			<Show when={stop()?.halfWidth != null && stop()}>
				{(found) => <WidthPlot stop={found()} within={props.goal.within} answers={measures().answers} />}
			</Show>
		</div>
	);
}

const none = { value: null, reason: 'nothing-counted' } as const;
