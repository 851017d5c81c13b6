/** `/models/{id}`: the model card, for whoever wants to use the model or to switch it off. */
import { html } from 'hono/html';
import type { Model } from '../../campaigns/contract/model.ts';
import type { ModelCard } from '../../trainer/model/card.ts';
import { type PageChrome, siteName } from './chrome.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { renderDecide, renderDecisions, renderVersions } from './model-decisions.ts';
import { renderFeatures } from './model-features.ts';
import { renderQuality } from './model-quality.ts';
import { renderThresholds } from './model-thresholds.ts';
import { statusChip } from './models.ts';
import { modelPurpose, modelTitle, plainModelTitle } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';
import { contents, section } from './section.ts';
import { wikiName } from './wiki-name.ts';

const sections = [
	'for',
	'taught',
	'good',
	'thresholds',
	'looks-at',
	'model-limits',
	'versions',
	'decided',
] as const;

function uses(say: Say): Html {
	return html`<div class="lw-tworow">
            <ul class="lw-bullets"><li>${say('for-first')}</li><li>${say('for-count')}</li><li>${say('for-bots')}</li></ul>
            <ul class="lw-bullets"><li>${say('not-people')}</li><li>${say('not-elsewhere')}</li><li>${say('not-alone')}</li></ul>
          </div>`;
}

function teaching(model: Model, card: ModelCard, say: Say): Html {
	return html`<p>${say('taught-words', card.dataset.rows, card.dataset.positives, html`<a href="/datasets/${model.datasetId}">${say('taught-dataset')}</a>`)}</p>
          <p>${say('taught-how', card.features.names.length, html`<bdi lang="en">${card.algorithm}</bdi>`, card.golden.length)}</p>
          <pre class="lw-code" dir="ltr" tabindex="0"><code>npm run train -- --dataset ${model.datasetId}</code></pre>`;
}

function facts(chrome: PageChrome, model: Model, card: ModelCard, say: Say): Html {
	const { date, probability } = formatsOf(chrome.language);
	const interval = ({ value, low, high }: Model['rocAuc']) =>
		html`${probability(value)}, ${say('interval', probability(low), probability(high))}`;
	return html`<aside class="lw-sidefacts" aria-label="${say('in-short')}">
        <p class="lw-status">${statusChip(model.status, say)}${model.decisions[0] ? html` ${say('since', date(model.decisions[0].at))}` : ''}</p>
        <dl>
          <div><dt>${say('fact-version')}</dt><dd>${model.version}, ${date(model.createdAt)}</dd></div>
          <div><dt>${say('fact-identity')}</dt><dd><span class="lw-mono" title="${model.id}">sha256:${model.id.slice(0, 12)}…</span></dd></div>
          <div><dt>${say('fact-wiki')}</dt><dd>${wikiName(chrome, model.wiki)}</dd></div>
          <div><dt>${say('fact-pr-auc')}</dt><dd>${interval(model.prAuc)}</dd></div>
          <div><dt>${say('fact-roc-auc')}</dt><dd>${interval(model.rocAuc)}</dd></div>
          <div><dt>${say('fact-code')}</dt><dd>${say('fact-code-words', card.codeVersion, String(card.seed))}</dd></div>
          <div><dt>${say('fact-licence')}</dt><dd>${say('fact-model-cc0')}</dd></div>
          <div><dt>${say('fact-files')}</dt><dd><a href="${model.onnxUrl}" download>model.onnx</a>, <a href="${model.cardUrl}">card.json</a></dd></div>
        </dl>
        ${contents(sections, say)}
      </aside>`;
}

/**
 * @param versions all models of the same wiki and name, newest first
 * @param may promote: whether whoever asks may decide about models here
 */
export function renderModel(
	chrome: PageChrome,
	model: Model,
	card: ModelCard,
	versions: readonly Model[],
	may: { promote: boolean },
): Html {
	const { say, write } = speaker(chrome.language);
	const wiki = siteName(chrome, model.wiki);
	return renderPage(chrome, {
		title: write('model-page-title', plainModelTitle(write, model.name), wiki),
		room: 'models',
		width: 'read',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/models">${say('models')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('model-page-title', modelTitle(say, model.name), wikiName(chrome, model.wiki))}</h1>
        <p class="lw-pagehead__lead">${modelPurpose(say, model.name)}</p>
      </div>
      ${may.promote ? renderDecide(model, say) : ''}
    </div>
    <div class="lw-columns">
      <div class="lw-stack">
        ${section('for', say, uses(say))}
        ${section('taught', say, teaching(model, card, say))}
        ${section('good', say, renderQuality(chrome, card))}
        ${section('thresholds', say, renderThresholds(chrome, card))}
        ${section('looks-at', say, renderFeatures(chrome, card))}
        ${section('model-limits', say, html`<ul class="lw-bullets">${card.limits.map((limit) => html`<li><bdi lang="en">${limit}</bdi></li>`)}</ul>`)}
        ${section('versions', say, renderVersions(chrome, versions, model))}
        ${section('decided', say, renderDecisions(chrome, model))}
        <section class="lw-dispute" aria-labelledby="see">
          <div class="lw-dispute__text"><h2 id="see">${say('see-a-score')}</h2><p>${say('see-a-score-words')}</p></div>
          <a class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled" href="/scores?${new URLSearchParams({ wiki: model.wiki }).toString()}">${say('look-at-a-score')}</a>
        </section>
      </div>
      ${facts(chrome, model, card, say)}
    </div>`,
	});
}
