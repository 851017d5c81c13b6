/** What the answers of a dataset came to, and how often two people gave the same one. */
import { html } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { choiceName, questionName } from './names.ts';
import { type Html, speaker } from './say.ts';
import { shareBar } from './share-bar.ts';

/** Where these stand; whatever else a form offers comes between. What nobody chose comes last. */
const first = ['yes', 'no', 'unsure'];
const last = ['tie', 'none'];

/** All choices of all questions, in an order that does not depend on how the data came. */
export function choicesOf(balance: Dataset['balance']): string[] {
	const all = new Set(Object.values(balance).flatMap(Object.keys));
	const others = [...all].filter((choice) => !first.includes(choice) && !last.includes(choice)).sort();
	return [...first, ...others, ...last].filter((choice) => all.has(choice));
}

/** A row a question with one answer, a column a choice: how many edits came out so, and what share. */
export function renderBalance(chrome: PageChrome, dataset: Dataset): Html {
	const { say } = speaker(chrome.language);
	const { integer, percent } = formatsOf(chrome.language);
	const choices = choicesOf(dataset.balance);
	if (choices.length === 0) return html`<p>${say('answers-none')}</p>`;
	return html`<p>${say('answers-lead')}</p><div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="answers">
            <table class="lw-table">
              <thead><tr><th scope="col">${say('column-question')}</th><td class="lw-table__plot"></td>${choices.map((choice) => html`<th scope="col" class="lw-end">${choiceName(say, choice)}</th>`)}</tr></thead>
              <tbody>${Object.entries(dataset.balance).map(([question, found]) => {
								const counts = new Map(Object.entries(found));
								const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
								return html`
                <tr><th scope="row">${questionName(say, question)}</th><td class="lw-table__plot">${shareBar(choices.map((choice) => counts.get(choice) ?? 0))}</td>${choices.map(
									(choice) => {
										const count = counts.get(choice) ?? 0;
										return html`<td class="lw-end">${integer(count)} <span class="lw-subtle lw-small">${total > 0 ? percent(count / total) : ''}</span></td>`;
									},
								)}</tr>`;
							})}
              </tbody>
            </table>
          </div>`;
}

/** One sentence a question. */
export function renderAgreement(chrome: PageChrome, dataset: Dataset): Html {
	const { say } = speaker(chrome.language);
	const { percent } = formatsOf(chrome.language);
	if (Object.keys(dataset.agreement).length === 0) return html`<p>${say('answers-none')}</p>`;
	return html`<div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="agreement">
            <table class="lw-table lw-table--fit">
            <thead><tr><th scope="col">${say('column-question')}</th><th scope="col" class="lw-end">${say('column-same-answer')}</th><th scope="col">${say('column-in-words')}</th></tr></thead>
            <tbody>${Object.entries(dataset.agreement).map(
							([question, share]) => html`
              <tr><th scope="row">${questionName(say, question)}</th>${
								share === null
									? html`<td class="lw-end">–</td><td>${say('agreement-none-words')}</td>`
									: html`<td class="lw-end">${percent(share)}</td><td>${say('agreement-words', Math.round(share * 100))}</td>`
							}</tr>`,
						)}
            </tbody>
            </table>
          </div>`;
}
