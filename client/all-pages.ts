/** All of a list that comes a page at a time, for pages that show the whole of it. */
export async function allPages<P extends { next: string | null }, T>(
	ask: (after: { after?: string }) => Promise<P>,
	rowsOf: (page: P) => readonly T[],
): Promise<T[]> {
	const found: T[] = [];
	for (let after = {}; ; ) {
		const page = await ask(after);
		found.push(...rowsOf(page));
		if (page.next === null) return found;
		after = { after: page.next };
	}
}
