/** What tests ask of a page's text, without a browser. */

const scripts = /<(script)\b[^>]*>([\s\S]*?)<\/\1>/g;

/** The levels of the headings in order: [1, 2, 3, 2, …]. */
export function headingLevels(page: string): number[] {
	return [...page.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
}

/** Words as a reader sees them: no tags, one space between words. */
export function visibleText(page: string): string {
	return page
		.replace(scripts, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ');
}

/** What stands inside the page's scripts. */
export function scriptTexts(page: string): string[] {
	return [...page.matchAll(scripts)].map(([, , text = '']) => text);
}

/**
 * The characters outside scripts that open and close elements and attributes, in order. Two pages made of the same
 * markup with different words have the same skeleton; markup smuggled in by a word changes it.
 */
export function skeleton(page: string): string {
	return page.replace(scripts, '').replace(/[^<>"']/g, '');
}
