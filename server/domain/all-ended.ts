/**
 * Waits until all have ended, however some did: what shares a transaction must not outlive it.
 *
 * @throws what made the first one fail; the others may have failed of it
 */
export async function allEnded<const Work extends readonly Promise<unknown>[]>(
	work: Work,
): Promise<{ -readonly [Part in keyof Work]: Awaited<Work[Part]> }> {
	const failures: unknown[] = [];
	await Promise.all(work.map((part) => part.catch((failure: unknown) => failures.push(failure))));
	if (failures.length > 0) throw failures[0];
	return await Promise.all(work);
}
