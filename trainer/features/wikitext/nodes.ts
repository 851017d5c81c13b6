/**
 * Counts of what a wikitext is made of. The numbers are those of mwparserfromhell 0.6.4 (its C tokenizer and a
 * recursive filter by class), on which revscoring's features are defined: where wikitext is ambiguous or broken, what
 * counts is what that parser makes of it. List marks, rules, `''`, `'''`, tables, rows and cells are tags there.
 * One difference is known: italics inside a closing tag that closes nothing (`<b></''a'''>`) may count here and
 * not there.
 */
import { readBody } from './body.ts';
import { Scan } from './scan.ts';

export type NodeCounts = {
	headings: number;
	wikilinks: number;
	externalLinks: number;
	templates: number;
	/** all tags, `ref` tags too */
	tags: number;
	/** tags whose name starts with `ref`: `references` counts, as in revscoring */
	refTags: number;
};

/**
 * Nodes of a text by kind. Takes time linear in the text: where broken markup took more than 20 steps a character
 * in all (real pages take 1 to 4), what is open then and every later opening are text.
 */
export function countNodes(text: string): NodeCounts {
	const scan = new Scan(text, readBody);
	scan.readOn();
	const counts = { headings: 0, wikilinks: 0, externalLinks: 0, templates: 0, tags: 0, refTags: 0 };
	for (const node of scan.nodes) {
		switch (node) {
			case 'heading':
				counts.headings++;
				break;
			case 'wikilink':
				counts.wikilinks++;
				break;
			case 'externalLink':
				counts.externalLinks++;
				break;
			case 'template':
				counts.templates++;
				break;
			case 'refTag':
				counts.refTags++;
				counts.tags++;
				break;
			case 'tag':
				counts.tags++;
		}
	}
	return counts;
}
