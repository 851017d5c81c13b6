/** Invented pages as the server hands them on, for the views that are not a diff. */
import type { View } from '../../campaigns/contract/campaign.ts';
import type { DiffOfEdit, Looks, ShownEdit } from '../../campaigns/contract/task.ts';

type Part = { total: number; from: number; all: boolean; rightToLeft: boolean };

const infobox =
	'<table class="infobox"><tbody><tr><th colspan="2">Harbour of Lindeby</th></tr><tr><td colspan="2"><a href="https://wiki.example/wiki/File:H.jpg" target="_blank" rel="noopener noreferrer"><span class="lw-image">The harbour from the north pier</span></a></td></tr><tr><th scope="row">Founded</th><td>1866</td></tr></tbody></table>';
const wide = `<table class="wikitable"><caption>Boats</caption><tbody><tr>${Array.from({ length: 14 }, (_, i) => `<th scope="col">Year&nbsp;${1900 + i}</th>`).join('')}</tr><tr>${'<td>12,345&nbsp;boats</td>'.repeat(14)}</tr></tbody></table>`;
const statement = (text: string, marked: boolean) =>
	marked ? `<mark class="lw-statement">${text}</mark>` : text;

function english(marked: boolean, all: boolean): string {
	return `${infobox}<p>The <b>Harbour of Lindeby</b> lies near <a href="https://wiki.example/wiki/Lindeby" target="_blank" rel="noopener noreferrer">Lindeby</a> and is known for its tower.<sup class="reference" id="rev-1-ref"><a href="#rev-1-note">[1]</a></sup></p>
<h2>History</h2><p>${'The first pier was built in 1866. '.repeat(30)}</p>${wide}
<ul><li>one <ul><li>below</li></ul></li><li><span class="lw-sound"></span> of the horn, <code class="lw-math">E=mc^{2}</code></li></ul>
<p>${'Boats came from Aske. '.repeat(60)}</p><h3>Fishing</h3><p>In 1901 it was ${statement('the largest fishing harbour of the coast', marked)}.</p>
<h2>References</h2><ol class="references"><li id="rev-1-note">Halvorsen, <i>Notes on the coast</i></li></ol>${all ? '<p>The very end.</p>' : ''}`;
}

const arabic =
	'<table class="infobox"><tbody><tr><th>ميناء ليندبي</th></tr><tr><td>تأسس عام ١٨٦٦</td></tr></tbody></table><p><b>ميناء ليندبي</b> ميناء صغير قرب <a href="https://wiki.example/wiki/L" target="_blank" rel="noopener noreferrer">ليندبي</a>.</p><h2>التاريخ</h2><p>بُني أول رصيف عام ١٨٦٦. <mark class="lw-statement">كان أكبر ميناء للصيد على الساحل.</mark></p><ul><li>أول</li><li>ثانٍ</li></ul>';

/** What a campaign of a view shows of an edit whose diff this is. */
export function fakeShown(view: View, taskId: number, diff: DiffOfEdit, looks: Looks, part: Part): ShownEdit {
	const { revisionId, title, url, summaryHtml, bytesChanged, newPage } = diff;
	const language = part.rightToLeft ? 'ar' : 'en';
	const direction = part.rightToLeft ? ('rtl' as const) : ('ltr' as const);
	const about = { taskId, revisionId, title, url, language, direction };
	const html = (marked: boolean) => (part.rightToLeft ? arabic : english(marked, part.all));
	if (view === 'diffs') {
		const ids = Array.from({ length: part.total }, (_, at) => at).slice(part.from, part.from + 5);
		const diffs = ids.map((at) => ({
			...diff,
			revisionId: revisionId * 100 + at,
			title: `${title} ${at + 1}`,
		}));
		return { view, taskId, total: part.total, from: part.from, diffs };
	}
	if (view === 'statement') {
		// every second one is not there any more
		const found = revisionId % 2 === 0;
		return { view, ...about, edit: null, cut: false, pageHtml: html(found), found };
	}
	if (view === 'diff' && !newPage && looks.changes !== 'page') return { view, taskId, ...diff };
	const edit = view === 'diff' ? { summaryHtml, bytesChanged, newPage } : null;
	const isWikitext = looks.whole === 'wikitext' && (view === 'page' || newPage);
	return isWikitext
		? {
				view: 'wikitext',
				...about,
				edit,
				cut: false,
				wikitext: "'''Harbour''' of [[Lindeby]]\n\n== History ==\n",
			}
		: { view: 'page', ...about, edit, cut: !part.all, pageHtml: html(false) };
}
