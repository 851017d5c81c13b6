/** How good a model is: two plots with their sentences, and every figure with its interval. */
import { html } from 'hono/html';
import type { ModelCard } from '../../trainer/model/card.ts';
import { thresholdStatistics } from '../../trainer/model/thresholds.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { kindName } from './names.ts';
import { type Point, renderPlot } from './plot.ts';
import { type Html, type MessageKey, speaker } from './say.ts';
import { wilsonInterval } from './wilson.ts';

/** Recall and precision at each threshold, lowest first; points too near each other to be told apart are left out. */
export function precisionRecall({ thresholds, populationRate }: ModelCard): Point[] {
	const points: Point[] = [];
	for (const counts of thresholds.true) {
		const { recall, precision } = thresholdStatistics(counts, populationRate);
		const before = points.at(-1);
		if (recall === null || precision === null) continue;
		if (before && Math.hypot(before[0] - recall, before[1] - precision) < 0.01) continue;
		points.push([recall, precision]);
	}
	return points;
}

function foundAndRight(chrome: PageChrome, card: ModelCard): Html {
	const { say, write } = speaker(chrome.language);
	const { percent } = formatsOf(chrome.language);
	const rate = card.populationRate ?? card.evaluation.positives / Math.max(1, card.evaluation.rows);
	const marks = card.operatingPoints.flatMap(({ label, recall, precision }): Point[] =>
		label && recall !== null && precision !== null ? [[recall, precision]] : [],
	);
	const told = marks.map(([recall, precision]) =>
		write('plot-pr-point', percent(recall), percent(precision)),
	);
	return html`<figure class="lw-plot lw-plot--square">
              <h3>${say('plot-pr')}</h3>
              <p>${say('plot-pr-words', kindName(say, card.name, true))}</p>
              ${renderPlot(chrome, {
								label: [write('plot-pr-label'), ...told].join(' '),
								across: ['0', write('plot-found', percent(0.5)), percent(1)],
								up: ['0', percent(0.5), percent(1)],
								line: precisionRecall(card),
								level: rate,
								marks,
							})}
              <p class="lw-plot__legend"><span>${say('plot-pr-legend', percent(rate))}</span></p>
            </figure>`;
}

function meansWhatItSays(chrome: PageChrome, card: ModelCard): Html {
	const { say, write } = speaker(chrome.language);
	const { percent, probability } = formatsOf(chrome.language);
	const bins = card.calibration.bins.map((bin) => ({
		...bin,
		...{ x: bin.meanProbability, interval: wilsonInterval(bin.positiveRate, bin.rows) },
	}));
	const told = bins.map((bin) =>
		write('plot-calibration-bin', probability(bin.meanProbability), probability(bin.positiveRate)),
	);
	return html`<figure class="lw-plot lw-plot--square">
              <h3>${say('plot-calibration')}</h3>
              <p>${say('plot-calibration-words', kindName(say, card.name, true))}</p>
              ${renderPlot(chrome, {
								label: [write('plot-calibration-label'), ...told].join(' '),
								across: [write('plot-said', '0'), probability(0.5), '1'],
								up: ['0', percent(0.5), percent(1)],
								diagonal: true,
								whiskers: bins.map(({ x, interval }) => ({ x, ...interval })),
								dots: bins.map(({ x, positiveRate }): Point => [x, positiveRate]),
							})}
              <p class="lw-plot__legend"><span>${say('plot-calibration-legend', formatsOf(chrome.language).small(card.metrics.expectedCalibrationError.value))}</span></p>
            </figure>`;
}

const figures: readonly [metric: keyof ModelCard['metrics'], name: MessageKey, words: MessageKey][] = [
	['rocAuc', 'metric-roc-auc', 'metric-roc-auc-words'],
	['prAuc', 'metric-pr-auc', 'metric-pr-auc-words'],
	['expectedCalibrationError', 'metric-ece', 'metric-ece-words'],
	['brier', 'metric-brier', 'metric-brier-words'],
	['logLoss', 'metric-log-loss', 'metric-log-loss-words'],
];

/** Both plots, then the table of figures. */
export function renderQuality(chrome: PageChrome, card: ModelCard): Html {
	const { say } = speaker(chrome.language);
	const { small } = formatsOf(chrome.language);
	return html`<p><bdi lang="en">${card.evaluation.sentence}</bdi></p>
          <div class="lw-figures">
            ${foundAndRight(chrome, card)}
            ${meansWhatItSays(chrome, card)}
          </div>
          <div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="good">
            <table class="lw-table">
              <thead><tr><th scope="col">${say('column-figure')}</th><th scope="col">${say('column-value')}</th></tr></thead>
              <tbody>${figures.map(([metric, name, words]) => {
								const { value, low, high } = card.metrics[metric];
								return html`
                <tr><th scope="row">${say(name)}<br><span class="lw-subtle lw-small">${say(words, Math.round(value * 100))}</span></th><td><b>${small(value)}</b> <span class="lw-subtle lw-nowrap">${say('interval', small(low), small(high))}</span></td></tr>`;
							})}
              </tbody>
            </table>
          </div>`;
}
