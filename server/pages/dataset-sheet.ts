/** Sections of the datasheet on a page: what the system knows, then what a coordinator added. */
import { html } from 'hono/html';
import type { DatasheetSection } from '../../campaigns/contract/datasheet.ts';
import { type PageChrome, siteName } from './chrome.ts';
import type { Html } from './say.ts';
import { sheetOf } from './sheet.ts';
import { type Block, type SheetMaterial, type Voice, voiceOf } from './sheet-blocks.ts';
import { inLanguageOf } from './wiki-name.ts';

export type Sheet = { voice: Voice; material: SheetMaterial; blocks: Record<DatasheetSection, Block[]> };

/** Sections that stand under a heading of the page's own need none. */
const withoutHeading: readonly DatasheetSection[] = ['quality', 'limits', 'upkeep'];

export function openSheet(chrome: PageChrome, material: Omit<SheetMaterial, 'wiki'>): Sheet {
	const voice = voiceOf(chrome.language);
	const whole = { ...material, wiki: siteName(chrome, material.dataset.wiki) };
	return { voice, material: whole, blocks: sheetOf(voice, whole) };
}

export function sheetPart(
	chrome: PageChrome,
	{ voice, material, blocks }: Sheet,
	section: DatasheetSection,
): Html {
	const { say, date } = voice;
	const note = material.notes.find((one) => one.section === section);
	const by =
		note &&
		html`<p class="lw-note">${say('note-by', html`<bdi>${note.by ?? say('by-nobody')}</bdi>`, date(note.at))}</p>`;
	return html`${withoutHeading.includes(section) ? '' : html`<h3 id="sheet-${section}">${say(`sheet-section-${section}`)}</h3>`}
          ${blocks[section].map((block) => renderBlock(chrome, material, voice, block))}
          ${note && html`${note.text.split(/\n{2,}/).map((paragraph) => html`<p>${inLanguageOf(chrome, material.dataset.wiki, paragraph)}</p>`)}${by}`}`;
}

function renderBlock(chrome: PageChrome, { dataset }: SheetMaterial, { say }: Voice, block: Block): Html {
	if (block.kind === 'text') return html`<p>${block.text}</p>`;
	if (block.kind === 'own') return html`<p>${inLanguageOf(chrome, dataset.wiki, block.text)}</p>`;
	if (block.kind === 'list')
		return html`<ul class="lw-bullets">${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
	const cell = (words: string) => (block.own ? html`<bdi>${words}</bdi>` : words);
	return html`<div class="lw-table-scroll" tabindex="0" role="group" aria-label="${say(block.caption)}">
            <table class="lw-table">
              <thead><tr>${block.head.map((words) => html`<th scope="col">${words}</th>`)}</tr></thead>
              <tbody>${block.rows.map(
								([first = '', ...others]) => html`
                <tr><th scope="row">${cell(first)}</th>${others.map((words) => html`<td>${cell(words)}</td>`)}</tr>`,
							)}
              </tbody>
            </table>
          </div>`;
}
