/** Diffs that are seldom and must not go wrong, in the markup of MediaWiki's diff engine. */
import type { FakeEdit } from './fake-edits.ts';

const edit = (title: string, more: Partial<FakeEdit>): FakeEdit => ({
	title,
	summaryHtml: '',
	bytesChanged: 1,
	lines: [],
	...more,
});

type Markup = { table: string; inline: string };

const context = (text: string) =>
	`<tr><td class="diff-marker"></td><td class="diff-context diff-side-deleted"><div>${text}</div></td><td class="diff-marker"></td><td class="diff-context diff-side-added"><div>${text}</div></td></tr>`;

/** One line with one change in it, in both markups. */
function changed(before: string, removed: string, added: string, after: string): Markup {
	const ins = added && `<ins class="diffchange diffchange-inline">${added}</ins>`;
	const del = removed && `<del class="diffchange diffchange-inline">${removed}</del>`;
	return {
		table: `${context('Before it.')}<tr><td class="diff-marker" data-marker="−"></td><td class="diff-deletedline diff-side-deleted"><div>${before}${del}${after}</div></td><td class="diff-marker" data-marker="+"></td><td class="diff-addedline diff-side-added"><div>${before}${ins}${after}</div></td></tr>`,
		inline: `<tr><td colspan="4"><div class="mw-diff-inline-context">Before it.</div><div class="mw-diff-inline-changed">${before}${del.replace(/ class="[^"]*"/, ' title="Content deleted"')}${ins.replace(/ class="[^"]*"/, ' title="Content added"')}${after}</div></td></tr>`,
	};
}

export const twoSpaces = edit('Two spaces', { html: changed('It ends here.', '', '  ', '') });
export const tabForSpace = edit('A tab', { html: changed('one', ' ', '\t', 'two') });
export const unseenMark = edit('A mark', { html: changed('Lindeby', '', '\u200e\u00a0', '') });
export const spaceAndWord = edit('A word too', { html: changed('It ends', '', ' ', ' <ins>now</ins>.') });
export const emptyLine = edit('An empty line', {
	html: {
		table: `${context('Before it.')}<tr><td colspan="2" class="diff-empty diff-side-deleted"></td><td class="diff-marker" data-marker="+"></td><td class="diff-addedline diff-side-added"><br /></td></tr>`,
		inline:
			'<tr><td colspan="4"><div class="mw-diff-inline-context">Before it.</div><div class="mw-diff-inline-added mw-diff-empty-line"><ins title="Content added">&#160;</ins></div></td></tr>',
	},
});

/** A paragraph that went below so many other new lines. */
export function moved(title: string, linesBetween: number): FakeEdit {
	const between = Array.from({ length: linesBetween }, (_, at) => `Between ${at + 1}.`);
	const jump = (side: 'left' | 'right', to: string, sign: string) =>
		`<a class="mw-diff-movedpara-${side}" title="Paragraph was moved." href="#${to}">${sign}</a>`;
	const text = 'The paragraph that moved.';
	return edit(title, {
		html: {
			table: [
				`<tr><td class="diff-marker">${jump('left', 'movedpara_9_0_rhs', '&#x26AB;')}</td><td class="diff-deletedline diff-side-deleted"><div><a name="movedpara_1_0_lhs"></a>${text}</div></td><td colspan="2" class="diff-empty diff-side-added"></td></tr>`,
				...between.map(
					(line) =>
						`<tr><td colspan="2" class="diff-empty diff-side-deleted"></td><td class="diff-marker" data-marker="+"></td><td class="diff-addedline diff-side-added"><div>${line}</div></td></tr>`,
				),
				`<tr><td colspan="2" class="diff-empty diff-side-deleted"></td><td class="diff-marker">${jump('right', 'movedpara_1_0_lhs', '&#x26AB;')}</td><td class="diff-addedline diff-side-added"><div><a name="movedpara_9_0_rhs"></a>${text}</div></td></tr>`,
			].join('\n'),
			inline: `<tr><td colspan="4">${[
				`<div class="mw-diff-inline-moved mw-diff-inline-moved-source mw-diff-inline-moved-downwards"><a name="movedpara_1_0_lhs"></a>${text}${jump('left', 'movedpara_9_0_rhs', '&#9660;')}</div>`,
				...between.map((line) => `<div class="mw-diff-inline-added"><ins>${line}</ins></div>`),
				`<div class="mw-diff-inline-moved mw-diff-inline-moved-destination mw-diff-inline-moved-upwards"><a name="movedpara_9_0_rhs"></a>${jump('right', 'movedpara_1_0_lhs', '&#9650;')}${text}</div>`,
			].join('\n')}</td></tr>`,
		},
	});
}

const sentence = 'The old mill of Ostrel stands near a river and nobody knows who built it. ';

/** So many lines of so many characters, every seventh of them unchanged. */
export function long(title: string, lines: number, characters: number): FakeEdit {
	const text = sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);
	return edit(title, {
		lines: Array.from({ length: lines }, (_, at) =>
			at % 7 === 3 ? { same: text } : { added: `${at + 1} ${text}` },
		),
	});
}

/** So many lines with eight changed words in each. */
export function marked(title: string, lines: number): FakeEdit {
	const changes = (mark: string) => `the mill ${mark} near `.repeat(8);
	const [del, ins] = ['<del>stood</del>', '<ins>stands</ins>'];
	const row = `<tr><td class="diff-marker" data-marker="−"></td><td class="diff-deletedline diff-side-deleted"><div>${changes(del)}</div></td><td class="diff-marker" data-marker="+"></td><td class="diff-addedline diff-side-added"><div>${changes(ins)}</div></td></tr>`;
	const line = `<div class="mw-diff-inline-changed">${changes(del + ins)}</div>`;
	return edit(title, {
		html: { table: row.repeat(lines), inline: `<tr><td colspan="4">${line.repeat(lines)}</td></tr>` },
	});
}
