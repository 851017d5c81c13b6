/** `/campaigns/{id}/datasheet`: what a coordinator adds to the datasheet, a text per section. */
import { html } from 'hono/html';
import {
	type DatasheetNote,
	type DatasheetSection,
	datasheetSections,
} from '../../campaigns/contract/datasheet.ts';
import { languageOfWiki, type PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { type Html, type Say, speaker } from './say.ts';
import { inLanguageOf } from './wiki-name.ts';

/** The campaign that the datasheet is about. */
export type DatasheetOf = { id: number; wiki: string; name: string; datasetId: string | null };

export function renderDatasheetForm(
	chrome: PageChrome,
	campaign: DatasheetOf,
	notes: readonly DatasheetNote[],
): Html {
	const { say, write } = speaker(chrome.language);
	const dataset =
		campaign.datasetId &&
		html`<p><a href="/datasets/${campaign.datasetId}">${say('datasheet-dataset')}</a></p>`;
	return renderPage(chrome, {
		title: `${write('datasheet')}: ${campaign.name}`,
		room: 'coordinate',
		width: 'read',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/campaigns/${campaign.id}">${inLanguageOf(chrome, campaign.wiki, campaign.name)}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('datasheet')}</h1>
        <p class="lw-pagehead__lead">${say('datasheet-lead')}</p>
        ${dataset}
      </div>
    </div>
    <div class="lw-stack">${datasheetSections.map((section) =>
			sectionForm(
				chrome,
				campaign,
				section,
				notes.find((note) => note.section === section),
				say,
			),
		)}
    </div>`,
	});
}

function sectionForm(
	chrome: PageChrome,
	{ id, wiki }: DatasheetOf,
	section: DatasheetSection,
	note: DatasheetNote | undefined,
	say: Say,
): Html {
	const { date } = formatsOf(chrome.language);
	return html`
      <form class="lw-section lw-prose" id="note-${section}" method="post" action="/campaigns/${id}/datasheet">
        <h2><label for="text-${section}">${say(`sheet-section-${section}`)}</label></h2>
        <input type="hidden" name="section" value="${section}">
        <div class="cdx-text-area"><textarea class="cdx-text-area__textarea" id="text-${section}" name="text" rows="4" maxlength="10000" lang="${languageOfWiki(chrome, wiki)}" dir="auto">${note?.text ?? ''}</textarea></div>
        <p><button class="cdx-button" type="submit">${say('datasheet-save')}<span class="lw-vh"> ${say(`sheet-section-${section}`)}</span></button></p>
        ${note && html`<p class="lw-note">${say('note-by', html`<bdi>${note.by ?? say('by-nobody')}</bdi>`, date(note.at))}</p>`}
      </form>`;
}
