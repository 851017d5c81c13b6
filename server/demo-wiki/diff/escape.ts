const DIFF_ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
const HTML_ENTITIES: Record<string, string> = { ...DIFF_ENTITIES, '"': '&quot;', "'": '&#039;' };

/** Text between tags, as wikidiff2 writes it: quotes stay. */
export function escapeDiffText(text: string): string {
	return text.replace(/[<>&]/g, (character) => DIFF_ENTITIES[character] ?? character);
}

/** Text anywhere in HTML, attributes included, as PHP's htmlspecialchars writes it. */
export function escapeHtml(text: string): string {
	return text.replace(/[<>&"']/g, (character) => HTML_ENTITIES[character] ?? character);
}
