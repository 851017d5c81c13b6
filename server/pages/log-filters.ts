/** Which rows of the log: a GET form, so that it needs no script and every answer has an address. */
import { html } from 'hono/html';
import type { LogAction, LogFilter } from '../../campaigns/contract/log.ts';
import type { PageChrome } from './chrome.ts';
import { type Html, type Say, speaker } from './say.ts';

type Choice = { value: string; text: Html | string };

function select(name: string, label: Html, first: Html, choices: readonly Choice[], chosen?: string): Html {
	return html`<div><label for="${name}">${label}</label><select class="cdx-select" id="${name}" name="${name}"><option value="">${first}</option>${choices.map(
		({ value, text }) =>
			html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
	)}</select></div>`;
}

function input(name: string, type: 'text' | 'date', label: Html, value = ''): Html {
	return html`<div><label for="${name}">${label}</label><div class="cdx-text-input"><input class="cdx-text-input__input" id="${name}" name="${name}" type="${type}" value="${value}"></div></div>`;
}

/** What the page is about already, such as one campaign, stays so. */
function about({ subjectKind, subjectId }: LogFilter, say: Say): Html | '' {
	if (!subjectKind && !subjectId) return '';
	return html`<input type="hidden" name="subjectKind" value="${subjectKind ?? ''}"><input type="hidden" name="subjectId" value="${subjectId ?? ''}"><p class="lw-small">${say('log-about-one', html`<a href="/log">${say('log-all')}</a>`)}</p>`;
}

export function renderFilters(chrome: PageChrome, filter: LogFilter, actions: readonly LogAction[]): Html {
	const { say } = speaker(chrome.language);
	const wikis = chrome.wikis.map(({ name, siteName }) => ({ value: name, text: siteName }));
	const deeds = actions.map((value) => ({ value, text: say(`log-${value}`, '…') }));
	return html`<form class="lw-logfilters" action="/log" role="search" aria-label="${say('log')}">
      ${select('wiki', say('log-wiki'), say('log-all-wikis'), wikis, filter.wiki)}
      ${select('action', say('column-what'), say('log-all-actions'), deeds, filter.action)}
      ${input('person', 'text', say('column-who'), filter.person)}
      ${input('from', 'date', say('log-from'), filter.from?.slice(0, 10))}
      ${input('to', 'date', say('log-to'), filter.to?.slice(0, 10))}
      <button class="cdx-button" type="submit">${say('log-show')}</button>
      ${about(filter, say)}
    </form>`;
}
