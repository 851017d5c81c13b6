/** What stands in the rows of a dataset. */
import { html } from 'hono/html';
import { labelMeanings, type Meanings, taskMeanings } from './column-meaning.ts';
import { type Html, isMessageKey, type MessageKey, type Say } from './say.ts';

function table(heading: MessageKey, meanings: Meanings<Record<string, unknown>>, say: Say): Html {
	return html`
          <h3 id="${heading}">${say(heading)}</h3>
          <div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="${heading}">
            <table class="lw-table">
              <thead><tr><th scope="col">${say('column-name')}</th><th scope="col">${say('column-meaning')}</th></tr></thead>
              <tbody>${Object.entries(meanings).map(
								([name, [values, meaning]]) => html`
                <tr><th scope="row"><span class="lw-mono">${name}</span><br><span class="lw-subtle lw-small">${isMessageKey(values) ? say(values) : html`<bdi lang="en">${values}</bdi>`}</span></th><td>${say(meaning)}</td></tr>`,
							)}
              </tbody>
            </table>
          </div>`;
}

export function renderColumns(say: Say): Html {
	return html`${table('columns-tasks', taskMeanings, say)}${table('columns-labels', labelMeanings, say)}
          <p class="lw-note">${say('columns-csv', html`<code class="lw-mono" dir="ltr">consensus_damaging</code>, <code class="lw-mono" dir="ltr">answers_damaging_yes</code>, <code class="lw-mono" dir="ltr">answer_damaging</code>`, html`<code class="lw-mono" dir="ltr">|</code>`)}</p>`;
}
