import { html } from 'hono/html';
import type { ModelCard } from '../../trainer/model/card.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { type Html, speaker } from './say.ts';

const shown = 10;

/** What the model looks at most, by the part of all that its trees' splits gained; bars repeat the figures. */
export function renderFeatures(chrome: PageChrome, { features }: ModelCard): Html {
	const { say } = speaker(chrome.language);
	const { percent } = formatsOf(chrome.language);
	const ranked = features.names
		.map((name, column) => ({ name, share: features.gainShares[column] ?? 0 }))
		.sort((a, b) => b.share - a.share)
		.slice(0, shown);
	const most = Math.max(ranked[0]?.share ?? 0, Number.MIN_VALUE);
	return html`<p>${say('looks-at-words', features.names.length, features.set)}</p>
          <div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="looks-at">
            <table class="lw-table">
              <thead><tr><th scope="col">${say('column-feature')}</th><td class="lw-table__plot"></td><th scope="col" class="lw-end">${say('column-share')}</th></tr></thead>
              <tbody>${ranked.map(
								({ name, share }) => html`
                <tr><th scope="row"><span class="lw-mono">${name}</span></th><td class="lw-table__plot"><svg width="100%" height="10" aria-hidden="true"><g class="lw-plot__bars"><rect ${chrome.direction === 'rtl' ? html`x="${(100 - (100 * share) / most).toFixed(1)}%" ` : ''}width="${((100 * share) / most).toFixed(1)}%" height="10"/></g></svg></td><td class="lw-end">${percent(share)}</td></tr>`,
							)}
              </tbody>
            </table>
          </div>`;
}
