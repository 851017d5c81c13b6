/** Eight invented edits in the markup of MediaWiki's diffs, for the labelling page without a wiki. */

const marker = (sign: string) => `<td class="diff-marker"${sign ? ` data-marker="${sign}"` : ''}></td>`;
const cell = (kind: string, side: string, html: string) =>
	`<td class="diff-${kind} diff-side-${side}">${html === '' ? '<br />' : `<div>${html}</div>`}</td>`;
const none = (side: string) => `<td colspan="2" class="diff-empty diff-side-${side}"></td>`;

type Line =
	| { at: number }
	| { same: string }
	| { removed: string }
	| { added: string }
	| { from: string; to: string; inline: string };

function tableRow(line: Line): string {
	if ('at' in line)
		return `<tr>${`<td colspan="2" class="diff-lineno">Line ${line.at}:</td>`.repeat(2)}</tr>`;
	if ('same' in line)
		return `<tr>${marker('')}${cell('context', 'deleted', line.same)}${marker('')}${cell('context', 'added', line.same)}</tr>`;
	if ('removed' in line)
		return `<tr>${marker('−')}${cell('deletedline', 'deleted', line.removed)}${none('added')}</tr>`;
	if ('added' in line)
		return `<tr>${none('deleted')}${marker('+')}${cell('addedline', 'added', line.added)}</tr>`;
	return `<tr>${marker('−')}${cell('deletedline', 'deleted', line.from)}${marker('+')}${cell('addedline', 'added', line.to)}</tr>`;
}

function inlineRow(line: Line): string {
	const row = (kind: string, html: string) =>
		`<div class="mw-diff-inline-${kind}${/>&#160;</.test(html) ? ' mw-diff-empty-line' : ''}">${html || '&#160;'}</div>`;
	if ('at' in line) return row('header', `Line ${line.at}:`);
	if ('same' in line) return row('context', line.same);
	if ('removed' in line) return row('deleted', `<del>${line.removed || '&#160;'}</del>`);
	if ('added' in line) return row('added', `<ins>${line.added || '&#160;'}</ins>`);
	return row('changed', line.inline);
}

const ins = (text: string) => `<ins class="diffchange diffchange-inline">${text}</ins>`;
const del = (text: string) => `<del class="diffchange diffchange-inline">${text}</del>`;
const change = (before: string, removed: string, added: string, after = ''): Line => ({
	from: before + (removed && del(removed)) + after,
	to: before + (added && ins(added)) + after,
	inline: before + (removed && del(removed)) + (added && ins(added)) + after,
});

const long = Array.from(
	{ length: 9 },
	(_, at): Line => ({ same: `Paragraph ${at + 1} about the old mill, unchanged.` }),
);

export type FakeEdit = {
	title: string;
	summaryHtml: string | null;
	bytesChanged: number;
	newPage?: boolean;
	lines: Line[];
	/** markup as a wiki would send it, instead of the lines */
	html?: { table: string; inline: string };
};

export const fakeEdits: readonly FakeEdit[] = [
	{
		title: 'Harbour of Lindeby',
		summaryHtml: 'added source!! :)',
		bytesChanged: 60,
		lines: [
			{ at: 6 },
			{ same: '' },
			{ same: '== Today ==' },
			change('The site is open to the public.', '', ' &lt;ref&gt;my grandmother told me so'),
			{ added: '{| class=wikitable' },
			{ added: '| 1 || 2' },
			{ added: '' },
			{ same: '' },
			{ same: '== References ==' },
		],
	},
	{
		title: 'Old mill of Ostrel',
		summaryHtml: '<span dir="auto">/* History */</span> updated',
		bytesChanged: 0,
		lines: [...long, change('The tower is ', '27', '86', ' metres high.'), ...long],
	},
	{
		title: 'Clockwork loom',
		summaryHtml: '',
		bytesChanged: -412,
		lines: [
			{ at: 3 },
			{ same: '== History ==' },
			{ removed: 'The first loom stood in the school house.' },
			{ added: 'lol' },
		],
	},
	{
		title: 'Ferry to Aske',
		summaryHtml: null,
		bytesChanged: 38,
		lines: [
			{ at: 12 },
			{ same: 'Boats leave every hour.' },
			{ added: 'In winter they leave every two hours.' },
		],
	},
	{
		title: 'Wool market',
		summaryHtml: 'new page',
		bytesChanged: 133,
		newPage: true,
		lines: [
			{ at: 1 },
			{ added: "The '''wool market''' is held in Lindeby each May." },
			{ added: '' },
			{ added: '[[Category:Markets]]' },
		],
	},
	{
		title: 'River Ostrel',
		summaryHtml: 'typo',
		bytesChanged: -1,
		lines: [{ at: 2 }, change('It rises near ', 'Askke', 'Aske', ' and flows south.')],
	},
	{
		title: 'Lighthouse keeper',
		summaryHtml: 'rewrote',
		bytesChanged: 1204,
		lines: [
			{ at: 1 },
			...Array.from({ length: 600 }, (_, at): Line => ({ added: `New sentence number ${at + 1}.` })),
		],
	},
	{
		title: 'Lindeby',
		summaryHtml: 'links',
		bytesChanged: 16,
		lines: [{ at: 4 }, change('There is a ', 'harbour', '[[Harbour of Lindeby|harbour]]', '.')],
	},
];

/** The markup of one edit, as `compare` answers for the two kinds of diff. */
export function fakeDiff(edit: FakeEdit, diffType: 'table' | 'inline'): string {
	if (edit.html) return edit.html[diffType];
	if (diffType === 'table') return edit.lines.map(tableRow).join('\n');
	return `<tr><td colspan="4">${edit.lines.map(inlineRow).join('\n')}</td></tr>`;
}
