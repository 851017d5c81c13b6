/** The last lines of the start: where to go, what to try, where the data stay, how to begin again. */

export type Greeting = {
	/** where a browser goes */
	url: string;
	/** one hint a line; the first thing to do comes first */
	hints: string[];
	/** where the data stay */
	place: string;
	/** what to do to begin with none; null when there are none */
	beginAgain: string;
};

export function greeting({ url, hints, place, beginAgain }: Greeting): string {
	const rows: [string, string][] = [
		['Open', url],
		...hints.map((hint, index): [string, string] => [index === 0 ? 'Try' : '', hint]),
		['Data', place],
		['Again', beginAgain],
		['Stop', 'Ctrl-C'],
	];
	return ['', 'Label Wing is ready.', ...rows.map(([word, text]) => `  ${word.padEnd(7)}${text}`), ''].join(
		'\n',
	);
}
