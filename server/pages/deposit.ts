/** `/campaigns/{id}/deposit`: the copy of a campaign's dataset in an archive, for its coordinators. */
import { html } from 'hono/html';
import type { Deposit } from '../../campaigns/contract/deposit-calls.ts';
import type { PageChrome } from './chrome.ts';
import { doiAddress } from './citation.ts';
import { renderPage } from './layout.ts';
import { type Html, speaker } from './say.ts';
import { inLanguageOf } from './wiki-name.ts';

export type DepositOf = { id: number; wiki: string; name: string; datasetId: string | null };

export function renderDeposit(
	chrome: PageChrome,
	campaign: DepositOf,
	{ possible, deposit }: { possible: boolean; deposit: Deposit | null },
): Html {
	const { say, write } = speaker(chrome.language);
	const mayAsk = possible && campaign.datasetId !== null && (!deposit || deposit.state === 'discarded');
	return renderPage(chrome, {
		title: `${write('deposit')}: ${campaign.name}`,
		room: 'coordinate',
		width: 'read',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/campaigns/${campaign.id}">${inLanguageOf(chrome, campaign.wiki, campaign.name)}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('deposit')}</h1>
        <p class="lw-pagehead__lead">${say('deposit-lead')}</p>
        ${campaign.datasetId === null ? html`<p>${say('deposit-not-frozen')}</p>` : html`<p><a href="/datasets/${campaign.datasetId}">${say('datasheet-dataset')}</a></p>`}
      </div>
    </div>
    <div class="lw-stack">
      <section class="lw-section lw-prose">
        ${possible ? '' : html`<p>${say('deposit-not-set')}</p>`}
        ${deposit ? standing(deposit, chrome) : ''}
        ${mayAsk ? html`<form method="post" action="/campaigns/${campaign.id}/deposit"><p><button class="cdx-button cdx-button--action-progressive cdx-button--weight-primary" type="submit">${say('deposit-ask')}</button></p></form>` : ''}
        <p class="lw-note">${say('deposit-stays')}</p>
      </section>
    </div>`,
	});
}

function standing({ state, doi, url, failure }: Deposit, chrome: PageChrome): Html {
	const { say } = speaker(chrome.language);
	return html`<p><b>${say(`deposit-${state}`)}</b></p>
        ${doi !== null && state !== 'discarded' ? html`<p>DOI: ${state === 'published' ? html`<a href="${doiAddress(doi)}">${doi}</a>` : doi}</p>` : ''}
        ${url !== null && state === 'draft' ? html`<p><a href="${url}">${say('deposit-look')}</a></p>` : ''}
        ${failure === null ? '' : html`<p>${say('deposit-failure', html`<bdi lang="en">${failure}</bdi>`)}</p>`}`;
}
