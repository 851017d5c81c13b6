import '../styles/home.css';
import '../styles/mine.css';
import { useLocation } from '@solidjs/router';
import { createEffect, createResource, For, type JSX, Show } from 'solid-js';
import { listMyCampaigns, readMine } from '../../campaigns/contract/my-calls.ts';
import { allPages } from '../all-pages.ts';
import { formatDay, formatNumber, t } from '../language.ts';
import { Credit } from '../mine/Credit.tsx';
import { Figures } from '../mine/Figures.tsx';
import { Leave } from '../mine/Leave.tsx';
import { MyCampaignRow } from '../mine/MyCampaignRow.tsx';
import { useOutbox } from '../outbox/context.tsx';
import { Page } from '../Page.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { LoginFirst } from './login-first.tsx';

/** `/me`: what one gave, how it came out, what others see of it, and how to take it along or take one's name off it. */
export function Me(): JSX.Element {
	const access = useSession();
	return (
		<Show when={access.person()} fallback={<LoginFirst />}>
			{(person) => <Mine name={person().name} />}
		</Show>
	);
}

async function lookUp() {
	const [mine, campaigns] = await Promise.all([
		ask(readMine, {}),
		allPages(
			(after) => ask(listMyCampaigns, after),
			(page) => page.campaigns,
		),
	]);
	return { mine, campaigns };
}

function Mine(props: { name: string }): JSX.Element {
	const outbox = useOutbox();
	const location = useLocation();
	const [found] = createResource(lookUp);
	// what a link names is there only now
	createEffect(() => {
		if (found() && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
	});
	return (
		<Page title={t('your-page')}>
			<Show when={found()}>
				{(here) => (
					<div class="lw-mine">
						<div class="lw-pagehead">
							<div class="lw-pagehead__text">
								<h1>
									<bdi>{props.name}</bdi>
								</h1>
								<p class="lw-pagehead__lead">{t('me-lead')}</p>
							</div>
						</div>
						<section class="lw-section" aria-labelledby="your-weeks">
							<h2 id="your-weeks">{t('your-weeks')}</h2>
							<Figures mine={here().mine} />
							<Show when={here().mine.agreement}>
								<p class="lw-small lw-subtle">{t('agreement-how')}</p>
							</Show>
							<WeekByWeek weeks={here().mine.weeks} />
						</section>
						<section class="lw-section" aria-labelledby="your-answers">
							<h2 id="your-answers">{t('your-answers')}</h2>
							<Show when={here().campaigns.length > 0} fallback={<p>{t('answered-none')}</p>}>
								<ul class="lw-mycampaigns">
									<For each={here().campaigns}>{(campaign) => <MyCampaignRow campaign={campaign} />}</For>
								</ul>
							</Show>
							<h3>{t('take-along')}</h3>
							<p>{t('take-along-text')}</p>
							<div class="lw-buttons">
								<LinkButton href="/api/me/labels.csv" rel="external" download="">
									<Icon name="download" />
									{t('take-along-csv')}
								</LinkButton>
								<LinkButton href="/api/me/labels.jsonl" rel="external" download="">
									<Icon name="download" />
									{t('take-along-jsonl')}
								</LinkButton>
							</div>
						</section>
						<section class="lw-section" aria-labelledby="seen-by-others">
							<h2 id="seen-by-others">{t('seen-by-others')}</h2>
							<Credit credited={here().mine.credited} name={props.name} campaigns={here().campaigns} />
						</section>
						<section class="lw-section" aria-labelledby="programs">
							<h2 id="programs">{t('programs')}</h2>
							<p>{t('programs-text')}</p>
							<p>
								<a href="/me/tokens" rel="external">
									{t('programs-tokens')}
								</a>
							</p>
						</section>
						<section class="lw-section" aria-labelledby="leave">
							<h2 id="leave">{t('leave-title')}</h2>
							<p>{t('leave-text')}</p>
							<Show when={outbox()}>{(box) => <Leave outbox={box()} />}</Show>
						</section>
					</div>
				)}
			</Show>
		</Page>
	);
}

/** The plot's numbers as a table, for whoever wants them one by one. */
function WeekByWeek(props: { weeks: { begins: string; edits: number }[] }): JSX.Element {
	return (
		<details class="lw-weekbyweek">
			<summary>{t('weeks-table')}</summary>
			<table class="lw-table">
				<thead>
					<tr>
						<th scope="col">{t('weeks-from')}</th>
						<th scope="col" class="lw-end">
							{t('weeks-edits')}
						</th>
					</tr>
				</thead>
				<tbody>
					<For each={props.weeks}>
						{({ begins, edits }) => (
							<tr>
								<th scope="row">{formatDay(begins)}</th>
								<td class="lw-end">{formatNumber(edits)}</td>
							</tr>
						)}
					</For>
				</tbody>
			</table>
		</details>
	);
}
