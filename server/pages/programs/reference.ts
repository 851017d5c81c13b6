/** `/docs/api`: every call of the contract, to read without a script and to try with one. */
import { html } from 'hono/html';
import { allCalls } from '../../../campaigns/contract/all-calls.ts';
import { type Call, pathFields } from '../../../campaigns/contract/call.ts';
import { type ErrorCode, errors } from '../../../campaigns/contract/errors.ts';
import { scopeNeeded } from '../../../campaigns/contract/token.ts';
import type { PageChrome } from '../chrome.ts';
import { errorSentence } from '../error-sentence.ts';
import { renderPage } from '../layout.ts';
import type { Html } from '../say.ts';
import { jsonSchema, notation } from './call-schema.ts';
import { field, textInput } from './fields.ts';
import { type Say, speaker } from './say.ts';

type Field = { name: string; place: 'path' | 'query' | 'body'; needed: boolean; type: string };
type Described = { name: string; call: Call; fields: Field[]; output: string };

/** The part of the interface that a call belongs to: the first word of its path. */
export function areaOf({ path }: Pick<Call, 'path'>): string {
	return path.split('/')[2] ?? '';
}

/** Written once: it follows from the contract alone. */
let described: Map<string, Described[]> | null = null;

function describeCalls(): Map<string, Described[]> {
	described ??= Map.groupBy(
		Object.entries<Call>(allCalls).map(([name, call]) => {
			const { properties = {}, required = [] } = jsonSchema(call.input) as {
				properties?: Record<string, unknown>;
				required?: string[];
			};
			const inPath = pathFields(call.path);
			const rest = call.method === 'GET' ? 'query' : 'body';
			const fields = Object.entries(properties).map(([key, schema]): Field => {
				const place = inPath.includes(key) ? 'path' : rest;
				return { name: key, place, needed: required.includes(key), type: notation(schema) };
			});
			return { name, call, fields, output: notation(jsonSchema(call.output, 'output')) };
		}),
		({ call }) => areaOf(call),
	);
	return described;
}

export function renderReference(chrome: PageChrome): Html {
	const { say, write } = speaker(chrome.language);
	const areas = [...describeCalls()].sort(([a], [b]) => (a < b ? -1 : 1));
	return renderPage(chrome, {
		title: write('api'),
		room: null,
		width: 'read',
		head: html`<script type="module" src="/docs/try-calls.js"></script>`,
		main: html`<div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('api')}</h1>
        <p class="lw-pagehead__lead">${say('api-lead', html`<a href="/openapi.json">OpenAPI 3.1</a>`)}</p>
      </div>
    </div>
    <div class="lw-prose">
      <p>${say('api-whole', html`<code dir="ltr">{"error": {"code", "message"}}</code>`, html`<code dir="ltr">next</code>`, html`<code dir="ltr">after</code>`, html`<code dir="ltr">cursor</code>`)}</p>
      <p><a href="/me/tokens">${say('tokens')}</a></p>
    </div>
    <div class="lw-form lw-try-token" hidden>${field('token', say('api-with-token'), textInput('token', html`type="password" autocomplete="off" dir="ltr" aria-describedby="token-help"`), say('api-with-token-help'))}</div>
    <nav class="lw-section" aria-label="${say('api-contents')}"><ul class="lw-facts">${areas.map(([area]) => html`<li><a href="#area-${area}" lang="en">${area}</a></li>`)}<li><a href="#others">${say('api-others')}</a></li><li><a href="#errors">${say('api-errors')}</a></li></ul></nav>
    ${areas.map(
			([area, calls]) => html`<section class="lw-section" aria-labelledby="area-${area}">
      <h2 id="area-${area}" lang="en">${area}</h2>
      ${calls.map((one) => renderCall(one, say))}
    </section>`,
		)}
    ${others(say)}
    ${errorTable(chrome, say)}`,
	});
}

function renderCall({ name, call, fields, output }: Described, say: Say): Html {
	const { method, path, summary, who } = call;
	const scope = scopeNeeded(call);
	return html`<article class="lw-call" aria-labelledby="${name}">
        <h3 id="${name}"><code dir="ltr"><b>${method}</b> ${path}</code></h3>
        <p lang="en" dir="auto">${summary}</p>
        <ul class="lw-facts"><li>${say('api-who', say(`who-${who}`))}</li><li>${scope === 'none' ? say('api-no-token') : say('api-token-scope', html`<code>${scope}</code>`)}</li><li><code>${name}</code></li></ul>
        ${fields.length > 0 ? inputTable(name, fields, say) : ''}
        <details class="lw-call__output"><summary>${say('api-output')}</summary><pre class="lw-code" dir="ltr" tabindex="0">${output}</pre></details>
        ${tryForm(name, call, fields, say)}
      </article>`;
}

function inputTable(name: string, fields: readonly Field[], say: Say): Html {
	return html`<div class="lw-table-scroll" tabindex="0" role="group" aria-label="${say('api-input')}: ${name}"><table class="lw-table">
          <thead><tr><th scope="col">${say('api-input')}</th><th scope="col">${say('api-place')}</th><th scope="col">${say('api-type')}</th></tr></thead>
          <tbody>${fields.map(
						(one) =>
							html`<tr><th scope="row"><code>${one.name}</code>${one.needed ? html` <span class="lw-subtle lw-small">${say('api-needed')}</span>` : ''}</th><td>${one.place}</td><td>${typeOf(one)}</td></tr>`,
					)}</tbody>
        </table></div>`;
}

/** A long shape is folded to its kind. */
function typeOf({ type }: Field): Html {
	if (!type.includes('\n')) return html`<code class="lw-call__type" dir="ltr">${type}</code>`;
	const kind = type.startsWith('[') ? '[{…}]' : '{…}';
	return html`<details><summary><code>${kind}</code></summary><code class="lw-call__type" dir="ltr">${type}</code></details>`;
}

/** Hidden until the script that makes it work is there. */
function tryForm(name: string, { method, path }: Call, fields: readonly Field[], say: Say): Html {
	const id = (one: string) => `${name}-${one}`;
	const simple = fields.filter(({ place }) => place !== 'body');
	const inBody = fields.filter(({ place }) => place === 'body');
	const example = inBody.filter(({ needed }) => needed).map((one) => [one.name, null]);
	return html`<details class="lw-call__try" hidden><summary>${say('api-try')}<span class="lw-vh"> ${name}</span></summary>
          <form class="lw-form" data-method="${method}" data-path="${path}">
            ${simple.map((one) => field(id(one.name), html`<code>${one.name}</code>`, html`<div class="cdx-text-input"><input class="cdx-text-input__input" id="${id(one.name)}" name="${one.name}" data-place="${one.place}" dir="ltr"${one.needed ? html` required` : ''}></div>`))}
            ${inBody.length > 0 ? field(id('body'), say('api-body'), html`<div class="cdx-text-area"><textarea class="cdx-text-area__textarea lw-mono" id="${id('body')}" name="body" rows="6" dir="ltr" spellcheck="false">${JSON.stringify(Object.fromEntries(example), null, 2)}</textarea></div>`) : ''}
            ${method === 'GET' ? '' : html`<p>${say('api-truly')}</p>`}
            <p><button class="cdx-button" type="submit">${say('api-send')}<span class="lw-vh"> ${name}</span></button></p>
            <div hidden><h4>${say('api-answer')}</h4><pre class="lw-code" dir="ltr" tabindex="0" role="status"></pre></div>
          </form>
        </details>`;
}

function others(say: Say): Html {
	const line = (text: Html, paths: readonly string[]) =>
		html`<p>${text}</p><ul>${paths.map((path) => html`<li><code dir="ltr">${path}</code></li>`)}</ul>`;
	return html`<section class="lw-section lw-prose" aria-labelledby="others">
      <h2 id="others">${say('api-others')}</h2>
      ${line(say('api-files'), ['/datasets/{datasetId}/{name}', '/models/{modelId}/card.json', '/models/{modelId}/model.onnx', '/api/me/labels.jsonl'])}
      ${line(say('api-ores'), ['/v3/scores/{wiki}/?models=damaging&revids=1|2|3', '/v3/scores/{wiki}/{revision}/{model}/'])}
      ${line(say('api-wikilabels', html`<code dir="ltr">user_id</code>`), ['/campaigns/', '/campaigns/{wiki}/?all', '/campaigns/{wiki}/{campaign}/?tasks&worksets&campaign=stats', '/campaigns/{wiki}/{campaign}/{workset}/{task}/', '/users/{user}/?campaigns&worksets&tasks', '/forms/{form}/'])}
      <p>${say('api-event-webhooks', html`<a href="/webhooks">${say('webhooks')}</a>`)}</p>
    </section>`;
}

function errorTable({ language }: PageChrome, say: Say): Html {
	const rows = Object.entries(errors).map(([code, [status, message]]) => {
		const sentence = errorSentence(language, { code: code as ErrorCode, message });
		return html`<tr><th scope="row"><code id="error-${code}">${code}</code></th><td>${status}</td><td>${sentence}</td></tr>`;
	});
	return html`<section class="lw-section" aria-labelledby="errors">
      <h2 id="errors">${say('api-errors')}</h2>
      <div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="errors"><table class="lw-table">
        <thead><tr><th scope="col">${say('api-code')}</th><th scope="col">${say('api-status')}</th><th scope="col">${say('api-sentence')}</th></tr></thead>
        <tbody>${rows}</tbody>
      </table></div>
    </section>`;
}
