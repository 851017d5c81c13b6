/** Lets go of all that this browser keeps under a person's number: drafts, and a workset just finished. */
export function forgetHere(store: Storage, personId: number): void {
	const own = new RegExp(`^label-wing\\.[a-z]+\\.${personId}\\.`);
	for (const key of Object.keys(store)) if (own.test(key)) store.removeItem(key);
}
