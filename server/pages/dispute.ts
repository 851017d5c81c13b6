/** "Is it wrong?" under the scores of an edit: a form without a script, and thanks afterwards. */
import { html } from 'hono/html';
import { choicesOf, isRequired } from '../../campaigns/contract/questions.ts';
import type { Disputing } from '../domain/disputes.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { loginAddress } from './layout.ts';
import { choiceName, questionName } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';

export type DisputeView = {
	/** null while nothing can be disputed */
	asked: Disputing | null;
	/** when this person called it wrong; null when they did not */
	calledWrongAt: Date | null;
	/** whether the form is open */
	isAsking: boolean;
	/** whether somebody is logged in */
	isKnown: boolean;
};

/** Where the form of a score is, opened. */
export function disputeAddress({ wiki, revision }: { wiki: string; revision: string }): string {
	return `/scores?${new URLSearchParams({ wiki, revision, wrong: 'yes' })}#wrong`;
}

function question(say: Say, one: Disputing['form']['questions'][number]): Html {
	const several = one.kind === 'several';
	return html`<fieldset class="cdx-field">
          <legend class="cdx-label"><span class="cdx-label__label__text">${questionName(say, one.name)}</span></legend>
          ${choicesOf(one).map(({ value }) => {
						const id = `dispute-${one.name}-${value}`;
						return several
							? html`<label class="lw-dispute__choice" for="${id}"><input id="${id}" type="checkbox" name="${one.name}" value="${value}"> ${choiceName(say, value)}</label>`
							: html`<label class="lw-dispute__choice" for="${id}"><input id="${id}" type="radio" name="${one.name}" value="${value}"${isRequired(one) ? html` required` : ''}> ${choiceName(say, value)}</label>`;
					})}
        </fieldset>`;
}

function inside(
	chrome: PageChrome,
	query: { wiki: string; revision: string },
	{ asked, calledWrongAt, isAsking, isKnown }: DisputeView & { asked: Disputing },
): Html {
	const { say } = speaker(chrome.language);
	if (calledWrongAt) {
		const { date } = formatsOf(chrome.language);
		return html`<p role="status">${say('dispute-called', date(calledWrongAt.toISOString()))} ${say('dispute-thanks')}</p>`;
	}
	if (!isKnown)
		return html`<a class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled" href="${loginAddress({ ...chrome, path: disputeAddress(query) })}">${say('dispute-log-in')}</a>`;
	if (!isAsking)
		return html`<a class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled" href="${disputeAddress(query)}">${say('dispute-wrong')}</a>`;
	return html`<form class="lw-dispute__form" method="post" action="/scores/disputes">
        <input type="hidden" name="wiki" value="${query.wiki}"><input type="hidden" name="revision" value="${query.revision}">
        ${asked.form.questions.map((one) => question(say, one))}
        <button class="cdx-button cdx-button--action-progressive" type="submit">${say('dispute-send')}</button>
      </form>`;
}

/** Nothing while no model is live, and for forms that ask for words: those are for the interface of programs. */
export function renderDispute(
	chrome: PageChrome,
	query: { wiki: string; revision: string },
	view: DisputeView,
): Html | '' {
	const { say } = speaker(chrome.language);
	const { asked } = view;
	if (!asked || asked.form.questions.some((one) => choicesOf(one).length === 0 && isRequired(one))) return '';
	return html`<section class="lw-dispute" id="wrong" aria-labelledby="is-it-wrong">
        <div class="lw-dispute__text">
          <h2 id="is-it-wrong">${say('dispute')}</h2>
          <p>${say('dispute-lead')}</p>
        </div>
        ${inside(chrome, query, { ...view, asked })}
      </section>`;
}
