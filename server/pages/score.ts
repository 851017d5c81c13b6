/** `/scores`: one edit, and what the live models say of it. */
import { html, raw } from 'hono/html';
import type { ErrorBody } from '../../campaigns/contract/error-body.ts';
import type { Model } from '../../campaigns/contract/model.ts';
import type { DiffOfEdit } from '../../campaigns/contract/task.ts';
import type { RevisionScore } from '../domain/scores.ts';
import { languageOfWiki, type PageChrome, siteName } from './chrome.ts';
import { type DisputeView, renderDispute } from './dispute.ts';
import { errorSentence } from './error-sentence.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { type Html, type Say, speaker } from './say.ts';
import { renderVerdict } from './verdict.ts';

/** The edit itself, where the wiki shows it. `diffHtml` and `summaryHtml` are sanitised. */
export type ScoredEdit = Omit<DiffOfEdit, 'newPage'>;

export type ScoreView = {
	/** as typed: the page gives it back */
	query: { wiki: string; revision: string };
	/** the live models of all wikis */
	models: readonly Model[];
	/** null before anything is asked */
	result:
		| {
				judgements: Readonly<Record<string, RevisionScore['score']>>;
				edit: ScoredEdit | null;
				dispute: DisputeView;
		  }
		| { error: ErrorBody['error'] }
		| null;
};

/** The revision id in what a person typed or pasted: `12345`, `Special:Diff/12345`, an address with `diff=` or `oldid=`. */
export function revisionIn(text: string): number | null {
	const [, digits] =
		/^\s*(\d{1,15})\s*$/.exec(text) ??
		/[?&]diff=(\d{1,15})\b/.exec(text) ??
		/[?&]oldid=(\d{1,15})\b/.exec(text) ??
		/\/(?:\d{1,15}\/)?(\d{1,15})\s*$/.exec(text) ??
		[];
	const revision = Number(digits);
	return Number.isSafeInteger(revision) && revision > 0 ? revision : null;
}

function question(chrome: PageChrome, { query, models }: ScoreView, say: Say): Html {
	const wikis = [...new Set(models.map(({ wiki }) => wiki))];
	return html`<form class="lw-filters" method="get" action="/scores" role="search" aria-label="${say('score')}">
      <div>
        <label class="lw-vh" for="revision">${say('score-revision')}</label>
        <div class="cdx-text-input"><input class="cdx-text-input__input" id="revision" name="revision" value="${query.revision}" placeholder="${say('score-revision')}" required autocomplete="off" spellcheck="false"></div>
      </div>
      <div><select class="cdx-select" name="wiki" aria-label="${say('fact-wiki')}">${wikis.map((wiki) => html`<option value="${wiki}" lang="${languageOfWiki(chrome, wiki)}"${wiki === query.wiki ? html` selected` : ''}>${siteName(chrome, wiki)}</option>`)}</select></div>
      <button class="cdx-button cdx-button--action-progressive cdx-button--weight-primary" type="submit">${say('score-show')}</button>
    </form>`;
}

function bytes(chrome: PageChrome, { bytesChanged }: ScoredEdit, say: Say): Html {
	return say('score-bytes', formatsOf(chrome.language).change(bytesChanged), Math.abs(bytesChanged));
}

function shownEdit(chrome: PageChrome, edit: ScoredEdit, say: Say): Html {
	const side = html` lang="${edit.language}" dir="${edit.direction}"`;
	return html`<div class="lw-score__title"><h2><a href="${edit.url}"><bdi${side}>${edit.title}</bdi></a></h2><span class="lw-subtle lw-small">${bytes(chrome, edit, say)}</span></div>
    ${edit.summaryHtml && html`<p class="lw-score__summary"><span>${say('score-summary')}</span> <i${side}>${raw(edit.summaryHtml)}</i></p>`}
    <div class="lw-score__diff">
      ${
				edit.diffType === 'table'
					? html`<table class="diff lw-diff lw-diff--table"${side}><caption class="lw-vh">${say('score-diff')}</caption><colgroup><col class="diff-marker"><col class="diff-content"><col class="diff-marker"><col class="diff-content"></colgroup><tbody>${raw(edit.diffHtml)}</tbody></table>`
					: html`<div class="diff lw-diff lw-diff--inline"${side}>${raw(edit.diffHtml)}</div>`
			}
    </div>`;
}

function verdicts(chrome: PageChrome, view: ScoreView, say: Say): Html {
	const { result, query } = view;
	if (result === null) return html`<p class="lw-note">${say('score-help')}</p>`;
	if ('error' in result)
		return html`<div class="lw-verdicts"><section class="lw-verdict" aria-labelledby="refused"><h2 id="refused">${say('score-refused')}</h2><p>${revisionIn(query.revision) === null ? say('score-not-a-number') : errorSentence(chrome.language, result.error)}</p><p class="lw-small lw-mono">${result.error.code}</p></section></div>`;
	const asked = view.models.filter(
		({ wiki, name }) => wiki === query.wiki && Object.hasOwn(result.judgements, name),
	);
	const revision = revisionIn(query.revision);
	const json = `/v3/scores/${query.wiki}/?${new URLSearchParams({ models: asked.map(({ name }) => name).join('|'), revids: String(revision) })}`;
	return html`${result.edit && shownEdit(chrome, result.edit, say)}
    ${folded(
			result.dispute,
			html`<div class="lw-verdicts">
      ${asked.map((model) => {
				const judgement = result.judgements[model.name];
				return judgement && renderVerdict(chrome, model, judgement);
			})}
    </div>`,
			say,
		)}
    ${renderDispute(chrome, query, result.dispute)}
    <p class="lw-note"><a href="${json}">${say('as-json')}</a></p>`;
}

/** The scores are folded away while one says what one thinks oneself. */
function folded({ isAsking, calledWrongAt }: DisputeView, scores: Html, say: Say): Html {
	if (!isAsking || calledWrongAt) return scores;
	return html`<details class="lw-dispute__scores"><summary>${say('dispute-scores')}</summary>${scores}</details>`;
}

export function renderScore(chrome: PageChrome, view: ScoreView): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('score'),
		room: 'models',
		width: 'score',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/models">${say('models')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('score')}</h1>
        <p class="lw-pagehead__lead">${say('score-lead')}</p>
      </div>
    </div>
    ${
			view.models.length === 0
				? html`<p>${say('score-no-models', html`<a href="/models">${say('models')}</a>`)}</p>`
				: html`<div class="lw-stack">
      ${question(chrome, view, say)}
      <div>${verdicts(chrome, view, say)}</div>
    </div>`
		}`,
	});
}
