/** One probability in words, then in figures, then as a place on a band. */
import { html } from 'hono/html';
import type { Model } from '../../campaigns/contract/model.ts';
import type { RevisionScore } from '../domain/scores.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { type Html, isMessageKey, type Say, speaker } from './say.ts';

/** What a calibrated probability is called: a quarter each, so that the words mean the same for every model. */
const levels = ['unlikely', 'perhaps', 'likely', 'very-likely'] as const;
type Level = (typeof levels)[number];

export function levelOf(probability: number): Level {
	return levels[Math.min(levels.length - 1, Math.floor(probability * levels.length))] ?? 'unlikely';
}

function title(say: Say, model: string, level: Level): Html {
	const key = `verdict-${model}-${level}`;
	return isMessageKey(key) ? say(key) : say(`verdict-other-${level}`, model);
}

/** How many of a hundred edits with this score are of the kind; never a flat none or all. */
function sentence(say: Say, model: string, probability: number): Html {
	const key = `of-100-${model}`;
	const hundredth = Math.round(probability * 100);
	const about =
		hundredth === 0
			? say('fewer-than-one')
			: hundredth === 100
				? say('more-than-99')
				: say('about-n', hundredth);
	return isMessageKey(key) ? say(key, about) : say('of-100-other', about, model);
}

function band(chrome: PageChrome, probability: number, say: Say): Html {
	const now = levelOf(probability);
	const mirrored = chrome.direction === 'rtl';
	const percent = (share: number) => `${(100 * (mirrored ? 1 - share : share)).toFixed(1)}%`;
	const share = 1 / levels.length;
	return html`<svg width="100%" height="46" font-size="14" aria-hidden="true">
            ${levels.map((level, place) => {
							const left = mirrored ? 1 - (place + 1) * share : place * share;
							return html`<g class="${level === now ? 'lw-plot__bars' : ''}" fill="currentColor" fill-opacity="${level === now ? 1 : 0.15}"><rect x="${(100 * left + 0.15).toFixed(2)}%" y="8" width="${(100 * share - 0.3).toFixed(2)}%" height="8"/></g>
            <text x="${percent((place + 0.5) * share)}" y="38" text-anchor="middle" fill="currentColor"${level === now ? html` font-weight="bold"` : html` fill-opacity="0.75"`}>${say(`level-${level}`)}</text>`;
						})}
            <line x1="${percent(probability)}" x2="${percent(probability)}" y1="2" y2="22" stroke="currentColor" stroke-width="3"/>
          </svg>`;
}

/** @param model the live model that was asked */
export function renderVerdict(chrome: PageChrome, model: Model, judgement: RevisionScore['score']): Html {
	const { say } = speaker(chrome.language);
	const id = `verdict-${model.name}`;
	if ('error' in judgement)
		return html`<section class="lw-verdict" aria-labelledby="${id}">
        <div class="lw-verdict__head"><h2 id="${id}">${say('verdict-none', model.name)}</h2></div>
        <p><bdi lang="en">${judgement.error.message}</bdi></p>
      </section>`;
	const probability = judgement.probability.true;
	return html`<section class="lw-verdict" aria-labelledby="${id}">
        <div class="lw-verdict__head"><h2 id="${id}">${title(say, model.name, levelOf(probability))}</h2><p class="lw-verdict__p">${formatsOf(chrome.language).probability(probability)}</p></div>
        <p>${sentence(say, model.name, probability)}</p>
        ${band(chrome, probability, say)}
        <p class="lw-small"><a href="/models/${model.id}">${say('about-the-model', model.version)}</a></p>
      </section>`;
}
