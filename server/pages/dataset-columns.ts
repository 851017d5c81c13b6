/** What stands in the rows. Records over the contract's own keys, so that a new column without a meaning does not compile. */
import { html } from 'hono/html';
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import { type Html, isMessageKey, type MessageKey, type Say } from './say.ts';

/** `values`: a message, or the values as they stand in the files */
type Columns<Row> = Record<keyof Row, [values: string, meaning: MessageKey]>;

const taskColumns: Columns<DatasetTask> = {
	wiki: ['type-text', 'column-wiki'],
	revision_id: ['type-integer', 'column-revision-id'],
	other_revision_ids: ['type-integers', 'column-other-revision-ids'],
	section: ['type-integer', 'column-section'],
	paragraph: ['type-integer', 'column-paragraph'],
	sentence: ['type-integer', 'column-sentence'],
	parent_id: ['type-integer', 'column-parent-id'],
	page_id: ['type-integer', 'column-page-id'],
	edit_timestamp: ['type-time', 'column-edit-timestamp'],
	distressing: ['true, false', 'column-distressing'],
	position: ['type-integer', 'column-position'],
	state: ['done, partial, gone', 'column-state'],
	consensus: ['type-by-question', 'column-consensus'],
	median: ['type-by-question', 'column-median'],
	answers: ['type-by-question-and-choice', 'column-answers'],
	labels: ['type-integer', 'column-labels-count'],
	surplus: ['type-integer', 'column-surplus'],
	skips: ['type-integer', 'column-skips'],
};

const labelColumns: Columns<DatasetLabel> = {
	label_id: ['UUID', 'column-label-id'],
	wiki: ['type-text', 'column-wiki'],
	revision_id: ['type-integer', 'column-revision-id'],
	other_revision_ids: ['type-integers', 'column-other-revision-ids'],
	section: ['type-integer', 'column-section'],
	paragraph: ['type-integer', 'column-paragraph'],
	sentence: ['type-integer', 'column-sentence'],
	labeller: ['type-text', 'column-labeller'],
	origin: ['queue, wiki, import', 'column-origin'],
	kind: ['answer, skip, undo', 'column-kind'],
	outcome: ['accepted, surplus, recorded', 'column-outcome'],
	current: ['true, false', 'column-current'],
	answers: ['type-by-question', 'column-label-answers'],
	skip_reason: ['type-text', 'column-skip-reason'],
	form_digest: ['SHA-256', 'column-form-digest'],
	guideline_revision: ['type-integer', 'column-guideline-revision'],
	language: ['BCP 47', 'column-language'],
	milliseconds_spent: ['type-integer', 'column-milliseconds-spent'],
	received_at: ['type-time', 'column-received-at'],
};

function table(heading: MessageKey, columns: Columns<Record<string, unknown>>, say: Say): Html {
	return html`
          <h3 id="${heading}">${say(heading)}</h3>
          <div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="${heading}">
            <table class="lw-table">
              <thead><tr><th scope="col">${say('column-name')}</th><th scope="col">${say('column-meaning')}</th></tr></thead>
              <tbody>${Object.entries(columns).map(
								([name, [values, meaning]]) => html`
                <tr><th scope="row"><span class="lw-mono">${name}</span><br><span class="lw-subtle lw-small">${isMessageKey(values) ? say(values) : html`<bdi lang="en">${values}</bdi>`}</span></th><td>${say(meaning)}</td></tr>`,
							)}
              </tbody>
            </table>
          </div>`;
}

export function renderColumns(say: Say): Html {
	return html`${table('columns-tasks', taskColumns, say)}${table('columns-labels', labelColumns, say)}
          <p class="lw-note">${say('columns-csv', html`<code class="lw-mono" dir="ltr">consensus_damaging</code>, <code class="lw-mono" dir="ltr">answers_damaging_yes</code>, <code class="lw-mono" dir="ltr">answer_damaging</code>`, html`<code class="lw-mono" dir="ltr">|</code>`)}</p>`;
}
