import { For, type JSX, Show } from 'solid-js';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import {
	comparableQuestions,
	type Stability as Known,
	type StabilityWanted,
} from '../../campaigns/contract/stability.ts';
import { putStability, type readMeasures } from '../../campaigns/contract/watch-calls.ts';
import { formatNumber, type MessageKey, t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { ask } from '../server.ts';
import { KappaPlot } from './KappaPlot.tsx';
import { questionName } from './names.ts';
import { StabilityForm } from './StabilityForm.tsx';

const waits: Record<Exclude<Known['waitsFor'], 'answers'>, MessageKey> = {
	reading: 'dashboard-moves-reading',
	learning: 'dashboard-moves-learning',
	classes: 'dashboard-moves-classes',
	nothing: 'dashboard-moves-most',
};

const kappaOf = (value: number) => formatNumber(value, { maximumFractionDigits: 3 });

/** Whether more answers still move a model, by models that are compared while people label. Nothing closes by it. */
export function Stability(props: {
	campaign: Campaign;
	form: Form;
	stability: Known | null;
	onChanged: (watched: OutputOf<typeof readMeasures>) => void;
}): JSX.Element {
	const open = () => !isOver(props.campaign.status) && props.campaign.status !== 'closing';
	const offered = () => comparableQuestions(props.form);
	const whyNot = (): MessageKey | null => {
		if (props.campaign.view !== 'diff') return 'dashboard-moves-pages';
		return offered().length === 0 ? 'dashboard-moves-no-question' : null;
	};
	const chosen = async (stability: StabilityWanted | null) =>
		props.onChanged(await ask(putStability, { campaignId: props.campaign.id, stability }));
	const form = () => (
		<StabilityForm questions={offered()} wanted={props.stability?.wanted ?? null} onChosen={chosen} />
	);
	return (
		<Show when={open() || props.stability}>
			<section class="lw-panel lw-dash__wide" aria-labelledby="moves">
				<Show
					when={props.stability}
					fallback={
						<>
							<h2 id="moves">{t('dashboard-moves')}</h2>
							<p class="lw-note">{t(whyNot() ?? 'dashboard-moves-words')}</p>
							<Show when={!whyNot()}>{form()}</Show>
						</>
					}
				>
					{(known) => (
						<>
							<Found form={props.form} known={known()} />
							<Show when={known().models.length > 0}>
								<Models known={known()} />
							</Show>
							<Show when={open()}>
								<details class="lw-more">
									<summary>{t('dashboard-moves-change')}</summary>
									<p class="lw-note">{t('dashboard-moves-forgets')}</p>
									{form()}
								</details>
							</Show>
						</>
					)}
				</Show>
			</section>
		</Show>
	);
}

function Found(props: { form: Form; known: Known }): JSX.Element {
	const last = () => props.known.models.at(-1);
	const title = (): MessageKey => {
		if (props.known.reached) return 'dashboard-moves-no';
		return props.known.models.length > 1 ? 'dashboard-moves-yes' : 'dashboard-moves-unknown';
	};
	const waitsFor = () => {
		const { waitsFor, nextAt, decided } = props.known;
		if (waitsFor !== 'answers') return t(waits[waitsFor]);
		return nextAt === null ? '' : t('dashboard-moves-next', nextAt, decided);
	};
	const unreadable = () => props.known.unreadable + props.known.setAside.unreadable;
	const bound = () =>
		t(
			'dashboard-moves-bound',
			Math.min(props.known.inARow, props.known.bound.inARow),
			props.known.bound.inARow,
			kappaOf(props.known.bound.atLeast),
		);
	return (
		<div class="lw-advice">
			<div class="lw-advice__text">
				<h2 id="moves">{t(title())}</h2>
				<p>
					{t(
						'dashboard-moves-about',
						questionName(props.form, { question: props.known.wanted.question, ticked: null }),
						props.known.setAside.edits,
					)}
				</p>
				<ul class="lw-ticks">
					<li classList={{ 'is-open': !props.known.reached }}>
						<Icon name={props.known.reached ? 'check' : 'clock'} size="small" />
						<span>
							<Show when={last()?.kappa != null && last()}>
								{(model) => (
									<>
										{t('dashboard-moves-last', kappaOf(model().kappa ?? 0), model().compared)}{' '}
										<Show when={model().largestFDifference !== null}>
											{t('dashboard-moves-f', kappaOf(model().largestFDifference ?? 0))}{' '}
										</Show>
									</>
								)}
							</Show>
							<Show when={last()?.reason === 'no-variation'}>{t('dashboard-moves-same')} </Show>
							{bound()}
						</span>
					</li>
					<Show when={waitsFor()}>
						<li class="is-open">
							<Icon name="clock" size="small" />
							<span>{waitsFor()}</span>
						</li>
					</Show>
				</ul>
				<Show when={unreadable() > 0}>
					<p class="lw-subtle">{t('dashboard-moves-unreadable', unreadable())}</p>
				</Show>
				<p class="lw-subtle">{t('dashboard-closes-not')}</p>
			</div>
			<Show when={props.known.models.some(({ kappa }) => kappa !== null)}>
				<KappaPlot known={props.known} />
			</Show>
		</div>
	);
}

function Models(props: { known: Known }): JSX.Element {
	return (
		<details class="lw-more">
			<summary>{t('dashboard-moves-models')}</summary>
			<table class="lw-table">
				<thead>
					<tr>
						<th scope="col" class="lw-end">
							{t('dashboard-moves-edits')}
						</th>
						<th scope="col" class="lw-end">
							{t('dashboard-moves-kappa')}
						</th>
						<th scope="col" class="lw-end">
							{t('dashboard-moves-difference')}
						</th>
					</tr>
				</thead>
				<tbody>
					<For each={props.known.models}>
						{({ edits, kappa, largestFDifference }) => (
							<tr>
								<th scope="row" class="lw-end">
									{formatNumber(edits)}
								</th>
								<td class="lw-end">{kappa === null ? '–' : kappaOf(kappa)}</td>
								<td class="lw-end">{largestFDifference === null ? '–' : kappaOf(largestFDifference)}</td>
							</tr>
						)}
					</For>
				</tbody>
			</table>
		</details>
	);
}
