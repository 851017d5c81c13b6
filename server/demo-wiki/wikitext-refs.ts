/** References as Extension:Cite shows them: a number in the text, and the list where the page asks for it or at its end. */
import { escapeHtml } from './diff/escape.ts';

type Reference = { number: number; key: string; text: string; uses: number };

const REF = /<ref(?: name="?([^">/]+)"?)? ?(?:\/>|>(.*?)<\/ref>)/gs;
const LIST = /<references ?\/>/g;
/** Where a reference stood while the text around it is rendered; no page has these characters. */
const MARK = /\uE000(\d+) (\d+)\uE000/g;
const LIST_MARK = '\uE001';

function idOf({ key, number }: Reference): string {
	return escapeHtml(`${key === '' ? '' : `${key.replaceAll(' ', '_')}-`}${number}`);
}

/** How a reference is called from the text: the first, the second time. */
function callOf({ key, number }: Reference, use: number): string {
	return escapeHtml(key === '' ? String(number) : `${key.replaceAll(' ', '_')}_${number}-${use}`);
}

/**
 * Takes the references out of a text.
 * @returns the text with marks in their place, and what puts them into its HTML
 */
export function takeReferences(
	text: string,
	renderInline: (line: string) => string,
): { text: string; putBack: (html: string) => string } {
	const references: Reference[] = [];
	const referenceFor = (key: string, content: string): Reference => {
		const known = key === '' ? undefined : references.find((one) => one.key === key);
		if (known) {
			known.text ||= content;
			return known;
		}
		const made = { number: references.length + 1, key, text: content, uses: 0 };
		references.push(made);
		return made;
	};
	const marked = text
		.replace(REF, (_, key: string | undefined, content: string | undefined) => {
			const reference = referenceFor(key?.trim() ?? '', content ?? '');
			return `\uE000${reference.number} ${reference.uses++}\uE000`;
		})
		.replace(LIST, LIST_MARK);
	const call = (number: number, use: number) => {
		const reference = references[number - 1];
		if (!reference) return '';
		return `<sup id="cite_ref-${callOf(reference, use)}" class="reference"><a href="#cite_note-${idOf(reference)}">[${number}]</a></sup>`;
	};
	const item = (reference: Reference) => {
		const back = `<span class="mw-cite-backlink"><a href="#cite_ref-${callOf(reference, 0)}">↑</a></span>`;
		return `<li id="cite_note-${idOf(reference)}">${back} <span class="reference-text">${renderInline(reference.text)}</span>\n</li>`;
	};
	const list =
		references.length === 0
			? ''
			: `<div class="mw-references-wrap"><ol class="references">\n${references.map(item).join('\n')}\n</ol></div>`;
	return {
		text: marked,
		putBack: (html) => {
			const called = html.replace(MARK, (_, number: string, use: string) =>
				call(Number(number), Number(use)),
			);
			const listed = called.replaceAll(`<p>${LIST_MARK}\n</p>`, list).replaceAll(LIST_MARK, list);
			return html.includes(LIST_MARK) || list === '' ? listed : `${listed}\n${list}`;
		},
	};
}
