import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/dashboard.css';
import { useParams } from '@solidjs/router';
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { PersonActivity } from '../../campaigns/contract/watch.ts';
import { listActivity } from '../../campaigns/contract/watch-calls.ts';
import { percent } from '../dashboard/estimates.tsx';
import { Head } from '../dashboard/Head.tsx';
import { formatNumber, formatTime, t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Button } from '../parts/Button.tsx';
import { ask } from '../server.ts';

/** What each person did in a campaign: for its coordinators, by name, never a ranking. */
export function People(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const campaignId = () => Number(params.campaignId);
	const [campaign, { mutate }] = createResource(
		campaignId,
		async (id) => (await ask(readCampaign, { campaignId: id })).campaign,
	);
	const [more, setMore] = createSignal<PersonActivity[]>([]);
	const [next, setNext] = createSignal<number | null>(null);
	const [first] = createResource(campaignId, async (id) => {
		const page = await ask(listActivity, { campaignId: id });
		setNext(page.next);
		return page;
	});
	const loadMore = async (after: number) => {
		const page = await ask(listActivity, { campaignId: campaignId(), after });
		setMore([...more(), ...page.people]);
		setNext(page.next);
	};
	const people = () => [...(first()?.people ?? []), ...more()];
	return (
		<Show when={campaign()} fallback={<Page>{null}</Page>}>
			{(shown) => (
				<Page title={t('dashboard-people-title', shown().name)}>
					<Head campaign={shown()} disagreements={null} onChanged={(changed) => mutate(() => changed)} />
					<Show when={first()}>
						{(page) => (
							<section class="lw-panel" aria-labelledby="people">
								<div class="lw-panel__head">
									<h2 id="people">{t('dashboard-people-head')}</h2>
									<p class="lw-subtle">{t('dashboard-as-of', formatTime(new Date(page().asOf)))}</p>
								</div>
								<p class="lw-note">{t('dashboard-people-words')}</p>
								<Show
									when={people().length > 0}
									fallback={<p class="lw-note">{t('dashboard-people-none')}</p>}
								>
									{/* biome-ignore lint/a11y/useSemanticElements: a part that scrolls, no group of fields */}
									<div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="people">
										<table class="lw-table">
											<thead>
												<tr>
													<th scope="col">{t('dashboard-who')}</th>
													<th scope="col" class="lw-end">
														{t('dashboard-people-answers')}
													</th>
													<th scope="col" class="lw-end">
														{t('dashboard-skips')}
													</th>
													<th scope="col" class="lw-end">
														{t('dashboard-time')}
													</th>
													<th scope="col">{t('dashboard-people-agreement')}</th>
													<th scope="col">{t('dashboard-people-known')}</th>
												</tr>
											</thead>
											<tbody>
												<For each={people()}>{(person) => <Row person={person} />}</For>
											</tbody>
										</table>
									</div>
								</Show>
								<Show when={next()}>
									{(after) => (
										<Button onClick={() => void loadMore(after())}>{t('dashboard-people-more')}</Button>
									)}
								</Show>
							</section>
						)}
					</Show>
				</Page>
			)}
		</Show>
	);
}

function Row(props: { person: PersonActivity }): JSX.Element {
	const seconds = (milliseconds: number) =>
		formatNumber(milliseconds / 1000, {
			style: 'unit',
			unit: 'second',
			unitDisplay: 'narrow',
			maximumFractionDigits: 0,
		});
	return (
		<tr>
			<th scope="row">
				<bdi>{props.person.name ?? t('dashboard-left')}</bdi>
			</th>
			<td class="lw-end">{formatNumber(props.person.answers)}</td>
			<td class="lw-end">{formatNumber(props.person.skips)}</td>
			<td class="lw-end">
				<Show when={props.person.medianMilliseconds} fallback={<TooFew />}>
					{(median) => seconds(median())}
				</Show>
			</td>
			<td>
				<Agreement of={props.person.agreement} />
			</td>
			<td>
				<Agreement of={props.person.known} />
			</td>
		</tr>
	);
}

function Agreement(props: { of: PersonActivity['agreement'] }): JSX.Element {
	return (
		<Show when={props.of} fallback={<TooFew />}>
			{(found) => (
				<>
					{percent(found().value, 0)}{' '}
					<span class="lw-subtle lw-nowrap">
						{t('dashboard-range', percent(found().low, 0), percent(found().high, 0))}
					</span>{' '}
					<span class="lw-subtle lw-small">{t('dashboard-compared', found().compared)}</span>
				</>
			)}
		</Show>
	);
}

function TooFew(): JSX.Element {
	return <span class="lw-subtle">{t('dashboard-too-few')}</span>;
}
