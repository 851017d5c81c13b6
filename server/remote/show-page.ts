import type { AskedPage, PageOfRevision, ShowPage } from '../domain/ports.ts';
import { cutHtml } from './cut-html.ts';
import { markStatement } from './mark-statement.ts';
import type { RenderedPage } from './parse-rendered.ts';
import type { Site } from './parse-site.ts';
import { goneReason } from './read-edits.ts';
import { sanitisePage } from './sanitise-page.ts';
import type { WikiClient } from './wiki-client.ts';

/** Of a page, in characters of HTML or wikitext: what is shown at first, and the most of it that is ever shown. */
const FIRST = 100_000;
const MOST = 3_000_000;
/** What is shown behind a marked statement, in characters, however far down it stands. */
const BEHIND_STATEMENT = 10_000;

/** A revision as a page, rendered or as wikitext, bounded. The wiki is asked once. */
export async function showPage(
	client: WikiClient,
	site: Site,
	revisionId: number,
	asked: AskedPage,
): ReturnType<ShowPage> {
	const about = {
		revisionId,
		url: `${site.serverUrl}${site.scriptPath}?oldid=${revisionId}`,
		language: site.language,
		direction: site.rtl ? ('rtl' as const) : ('ltr' as const),
	};
	if (asked.as === 'page') {
		const page = await client.readRendered(revisionId);
		if (page.kind === 'gone') return { gone: goneReason(page.reason) };
		return { page: { ...about, title: page.title, ...rendered(page, site, asked) } };
	}
	const revision = (await client.readRevisions([revisionId], { text: true })).get(revisionId);
	if (!revision || 'missing' in revision) return { gone: 'missing' };
	if (revision.text === null) return { gone: 'text_hidden' };
	const limit = asked.all ? MOST : FIRST;
	const content = wholeCharacters(revision.text, limit);
	const cut = content.length < revision.text.length;
	return { page: { ...about, title: revision.title, content, cut, found: true } };
}

function rendered(
	{ html, revisionId }: RenderedPage,
	site: Site,
	{ all, statement }: AskedPage,
): Pick<PageOfRevision, 'content' | 'cut' | 'found'> {
	const whole = sanitisePage(html.slice(0, MOST), {
		baseUrl: site.serverUrl + site.articlePath.replace('$1', ''),
		idPrefix: `rev-${revisionId}-`,
	});
	const marked = statement === null ? null : markStatement(whole, statement);
	const limit = all ? MOST : Math.max(FIRST, marked === null ? 0 : marked.end + BEHIND_STATEMENT);
	const { html: content, cut } = cutHtml(marked?.html ?? whole, limit);
	return { content, cut: cut || html.length > MOST, found: statement === null || marked !== null };
}

/** The first so many characters, and never half of one. */
function wholeCharacters(text: string, limit: number): string {
	const part = text.slice(0, limit);
	return part.length < text.length && !part.isWellFormed() ? part.slice(0, -1) : part;
}
