/** From which probability on a model may be believed, and how often: each threshold in words. */
import { html } from 'hono/html';
import type { ModelCard } from '../../trainer/model/card.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { kindName } from './names.ts';
import { type Html, type MessageKey, speaker } from './say.ts';

type OperatingPoint = ModelCard['operatingPoints'][number];

/** What the queries that MediaWiki's filters ask are good for. */
const uses: ReadonlyMap<string, MessageKey> = new Map(
	Object.entries({
		'maximum filter_rate @ recall >= 0.9': 'use-miss-little',
		'maximum recall @ precision >= 0.6': 'use-usual',
		'maximum recall @ precision >= 0.9': 'use-rarely-wrong',
		'maximum recall @ precision >= 0.995': 'use-almost-never-wrong',
	} as const),
);

function row(chrome: PageChrome, name: string, point: OperatingPoint): Html {
	const { say } = speaker(chrome.language);
	const { percent, probability } = formatsOf(chrome.language);
	const { label, query, threshold, precision, recall, filterRate } = point;
	const use = uses.get(query);
	const known = threshold !== null && precision !== null && recall !== null && filterRate !== null;
	const words = use ? html`${say(use)}<br>` : '';
	const range = (score: number) => html`<b>${probability(score)}</b>`;
	return html`
                <tr><th scope="row">${words}<span class="lw-subtle lw-small lw-mono" dir="ltr">${query}</span></th>${
									known
										? html`<td>${label ? say('at-least', range(threshold)) : say('at-most', range(1 - threshold))}<br>${say('threshold-words', Math.round(recall * 100), kindName(say, name, label), Math.round(precision * 100), percent(1 - filterRate))}</td>`
										: html`<td>${say('threshold-none')}</td>`
								}</tr>`;
}

/** Both labels, each with its thresholds from the most often met on. */
export function renderThresholds(chrome: PageChrome, { name, operatingPoints }: ModelCard): Html {
	const { say } = speaker(chrome.language);
	const rising = (a: OperatingPoint, b: OperatingPoint) => (a.threshold ?? 2) - (b.threshold ?? 2);
	return html`<div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="thresholds">
            <table class="lw-table lw-thresholds">
              <thead><tr><th scope="col">${say('column-use')}</th><th scope="col">${say('column-means')}</th></tr></thead>
              ${[true, false].map((label) => {
								const points = operatingPoints.filter((point) => point.label === label).sort(rising);
								return points.length === 0
									? ''
									: html`<tbody>
                <tr><th scope="rowgroup" colspan="2"><b>${say('called', kindName(say, name, label))}</b></th></tr>${points.map((point) => row(chrome, name, point))}
              </tbody>`;
							})}
            </table>
          </div>
          <p class="lw-note">${say('thresholds-note')}</p>`;
}
