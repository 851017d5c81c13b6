/** `/log`: who did what here, for everybody to read. */
import { html } from 'hono/html';
import { LogAction, type LogEntry, type LogFilter, type LogPage } from '../../campaigns/contract/log.ts';
import { type PageChrome, siteName } from './chrome.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { renderFilters } from './log-filters.ts';
import { modelTitle } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';

const addresses: Partial<Record<LogEntry['subject']['kind'], string>> = {
	campaign: '/campaigns/',
	model: '/models/',
	dataset: '/datasets/',
	form: '/forms/',
};

/** What it was done to, as a link where there is a page of it. */
function subject({ kind, id, name }: LogEntry['subject'], say: Say): Html {
	if (kind === 'webhook') return say('log-webhook');
	if (kind === 'person') return name === null ? say('log-left') : html`<bdi>${name}</bdi>`;
	const shown = kind === 'model' && name !== null ? modelTitle(say, name) : (name ?? id.slice(0, 12));
	const address = addresses[kind];
	return address ? html`<a href="${address}${id}"><bdi>${shown}</bdi></a>` : html`<bdi>${shown}</bdi>`;
}

function who({ person, left, role }: LogEntry, say: Say): Html {
	if (left) return html`<span class="lw-subtle">${say('log-left')}</span>`;
	if (!person) return html`${say('log-system')}`;
	return html`<bdi>${person.name}</bdi> <span class="lw-subtle lw-small">${say(`log-role-${role}`)}</span>`;
}

/** Texts as they are, all else as JSON. */
const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** Each field that changed: what it was, what it is. */
function changes({ before, after }: LogEntry, say: Say): Html | '' {
	const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	if (fields.length === 0) return '';
	const side = (facts: LogEntry['before'], field: string) =>
		facts && Object.hasOwn(facts, field)
			? html`<bdi class="lw-logged__value">${written(facts[field])}</bdi>`
			: html`<span class="lw-subtle">–</span>`;
	return html`<details class="lw-logged"><summary>${say('log-changes', fields.length)}</summary>
                <dl>${fields.map((field) => html`<div><dt class="lw-mono" dir="ltr">${field}</dt><dd>${before ? html`${side(before, field)} <span aria-hidden="true" class="lw-logged__to">→</span><span class="lw-vh">${say('log-became')}</span> ` : ''}${side(after, field)}</dd></div>`)}</dl>
              </details>`;
}

function row(chrome: PageChrome, entry: LogEntry, say: Say): Html {
	const { dateTime } = formatsOf(chrome.language);
	const { at, wiki, action, reason } = entry;
	return html`
          <tr>
            <td class="lw-subtle"><time datetime="${at}">${dateTime(at)}</time></td>
            <th scope="row">${who(entry, say)}</th>
            <td>
              <p>${say(`log-${action}`, subject(entry.subject, say))} <span class="lw-subtle lw-small"><bdi>${siteName(chrome, wiki)}</bdi></span></p>
              ${reason === null ? '' : html`<p class="lw-logged__reason"><bdi>${reason}</bdi></p>`}
              ${changes(entry, say)}
            </td>
          </tr>`;
}

/** @param filter what was asked for; `shown.next` leads to older rows */
export function renderLog(chrome: PageChrome, shown: LogPage, filter: LogFilter): Html {
	const { say, write } = speaker(chrome.language);
	const asked = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
		value === undefined ? [] : [[name, value]],
	);
	const older = (next: string) => new URLSearchParams([...asked, ['after', next]]).toString();
	return renderPage(chrome, {
		title: write('log'),
		room: null,
		width: 'page',
		main: html`<div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('log')}</h1>
        <p class="lw-pagehead__lead">${say('log-lead')}</p>
      </div>
    </div>
    ${renderFilters(chrome, filter, LogAction.options)}
    ${
			shown.entries.length === 0
				? html`<p role="status">${say('log-empty')}</p>`
				: html`<table class="lw-table lw-log lw-log--long">
        <thead class="lw-vh"><tr><th scope="col">${say('column-when')}</th><th scope="col">${say('column-who')}</th><th scope="col">${say('column-what')}</th></tr></thead>
        <tbody>${shown.entries.map((entry) => row(chrome, entry, say))}
        </tbody>
      </table>`
		}
    ${shown.next === null ? '' : html`<p class="lw-note"><a href="/log?${older(shown.next)}" rel="next">${say('log-older')}</a></p>`}`,
	});
}
