/** What a person sees when a page cannot be given: what happened, what to do, and for a helper the facts. */
import { html } from 'hono/html';
import type { ErrorBody } from '../../campaigns/contract/error-body.ts';
import type { Withdrawn } from '../domain/datasets.ts';
import type { PageChrome } from './chrome.ts';
import { errorSentence } from './error-sentence.ts';
import { icon } from './icons.ts';
import { loginAddress, renderPage } from './layout.ts';
import { type Html, type MessageKey, type Say, speaker } from './say.ts';

function titleOf(code: string, status: number): MessageKey {
	if (code.startsWith('WIKI_')) return 'error-wiki';
	if (code.startsWith('LOGIN_') && status !== 401) return 'error-login';
	if (code === 'DATASET_WITHDRAWN') return 'error-withdrawn';
	if (status === 401) return 'error-401';
	if (status === 403) return 'error-403';
	if (status === 404 || status === 410) return 'error-404';
	if (status === 429) return 'error-429';
	return status < 500 ? 'error-refused' : 'error-ours';
}

function action(address: string, words: Html, primary: boolean): Html {
	const kind = primary ? ' cdx-button--action-progressive cdx-button--weight-primary' : '';
	return html`<a class="cdx-button${kind} cdx-button--size-large cdx-button--fake-button cdx-button--fake-button--enabled" href="${address}">${words}</a>`;
}

/** Ways on, and the way back to the start. */
function actions(
	chrome: PageChrome,
	{ code, details }: ErrorBody['error'],
	status: number,
	say: Say,
): Html[] {
	if (code === 'DATASET_WITHDRAWN') {
		const { successor, tombstones } = details as Withdrawn;
		return [
			action(successor.url, say('to-the-successor', successor.version), true),
			action(tombstones, say('to-the-tombstones'), false),
		];
	}
	const start = (primary: boolean) => action('/', say('to-the-start'), primary);
	if (status === 401 || code.startsWith('LOGIN_'))
		return [action(loginAddress(chrome), say('log-in'), true), start(false)];
	if (status === 429 || status >= 500) return [action(chrome.path, say('try-again'), true), start(false)];
	return [start(true)];
}

/** @param status of the HTTP answer that carries the page */
export function renderError(chrome: PageChrome, { error }: ErrorBody, status: number): Html {
	const { say, write } = speaker(chrome.language);
	const title = titleOf(error.code, status);
	return renderPage(chrome, {
		title: write(title),
		room: null,
		width: 'read',
		main: html`<div class="lw-alone">
      ${icon('unlinked')}
      <h1>${say(title)}</h1>
      <p>${errorSentence(chrome.language, error)}</p>
      <div class="lw-alone__go">${actions(chrome, error, status, say)}</div>
      <details class="lw-alone__fact">
        <summary>${say('error-facts')}</summary>
        <dl>
          <dt>${say('error-code')}</dt><dd class="lw-mono">${error.code}, HTTP ${String(status)}</dd>
          ${error.requestId && html`<dt>${say('error-request')}</dt><dd class="lw-mono">${error.requestId}</dd>`}
          ${error.details !== undefined && html`<dt>${say('error-details')}</dt><dd class="lw-mono">${JSON.stringify(error.details)}</dd>`}
        </dl>
      </details>
    </div>`,
	});
}
