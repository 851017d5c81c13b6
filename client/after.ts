/** Calls back after so many milliseconds, unless the returned function is called before. */
export function after(milliseconds: number, call: () => void): () => void {
	const timer = setTimeout(call, milliseconds);
	return () => clearTimeout(timer);
}
