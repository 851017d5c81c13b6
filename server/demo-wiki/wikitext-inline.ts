import { escapeHtml } from './diff/escape.ts';
import { pageLink } from './parsed-comment.ts';
import { CATEGORY_NAMESPACE, illegalCharacter, normaliseTitle } from './titles.ts';
import type { DemoWikiData } from './wiki-data.ts';

/** HTML that pages use themselves; every other tag is the text that it is. */
const TAG = '</?(?:span|code|strong|em|small|sub|sup|u|s|b|i)(?: lang="[a-zA-Z-]{2,16}")?>|<br ?/?>';
const INLINE = new RegExp(
	`(\\[\\[[^[\\]\\n]+\\]\\][a-z]*|\\[https?://[^\\s\\]]+(?: [^\\]\\n]*)?\\]|'''|''|${TAG})`,
);
const ENTITY = /&(?!#?\w{1,31};)/g;

/** As MediaWiki writes text: entities stay, quotation marks are no harm outside of tags. */
function escapeText(text: string): string {
	return text.replace(ENTITY, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Opens and closes tags so that they never overlap: what is closed too early is opened again. */
class OpenTags {
	private readonly open: { name: string; html: string }[] = [];

	start(name: string, html: string): string {
		this.open.push({ name, html });
		return html;
	}

	end(name: string): string | null {
		const at = this.open.findLastIndex((tag) => tag.name === name);
		if (at < 0) return null;
		const [, ...others] = this.open.splice(at);
		this.open.push(...others);
		const closed = others.toReversed().map((tag) => `</${tag.name}>`);
		return `${closed.join('')}</${name}>${others.map((tag) => tag.html).join('')}`;
	}

	rest(): string {
		return this.open
			.toReversed()
			.map(({ name }) => `</${name}>`)
			.join('');
	}
}

function renderLink(part: string, data: DemoWikiData): string | null {
	const link = /^\[\[:?([^|]+?)(?:\|(.*))?\]\]([a-z]*)$/.exec(part);
	if (link && !illegalCharacter(link[1] ?? '')) {
		// letters right behind a link are part of it
		const [, target = '', label, trail = ''] = link;
		const isLink =
			part.startsWith('[[:') || normaliseTitle(target, data.site).namespace !== CATEGORY_NAMESPACE;
		if (!isLink) return trail;
		return pageLink(target, escapeText((label || target) + trail), data);
	}
	const external = /^\[(\S+)(?: (.*))?\]$/.exec(part);
	if (!external) return null;
	const [, url = '', label = url] = external;
	return `<a rel="nofollow" class="external text" href="${escapeHtml(url)}">${escapeText(label)}</a>`;
}

/** Links, bold, italic and a few tags within one line; every other character as text. */
export function renderInline(line: string, data: DemoWikiData): string {
	const open = new OpenTags();
	const toggle = (name: string) => open.end(name) ?? open.start(name, `<${name}>`);
	const html = line.split(INLINE).map((part) => {
		if (part === "'''") return toggle('b');
		if (part === "''") return toggle('i');
		const [, slash, name] = /^<(\/?)([a-z]+)[^<]*>$/.exec(part) ?? [];
		if (name === 'br') return '<br />';
		if (name !== undefined && INLINE.test(part))
			return slash === '/' ? (open.end(name) ?? escapeText(part)) : open.start(name, part);
		return renderLink(part, data) ?? escapeText(part);
	});
	return html.join('') + open.rest();
}
