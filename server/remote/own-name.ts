import { isIPv6 } from 'node:net';

/** An IPv6 address in its longest form: eight groups without leading zeros, lower case. */
function expandIPv6(address: string): string {
	const [before = '', after] = address.toLowerCase().split('::');
	const head = before === '' ? [] : before.split(':');
	const tail = after === undefined || after === '' ? [] : after.split(':');
	const gap = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
	return [...head, ...gap, ...tail].map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds one editor's name in text however it may be written: underscores, other case, a shorter IPv6 address. */
export class OwnName {
	private readonly pattern: RegExp;
	private readonly address: string | null;

	constructor(name: string) {
		const words = name.split(/[ _]+/).map(escapePattern).join('[ _]+');
		this.pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'giu');
		this.address = isIPv6(name) ? expandIPv6(name) : null;
	}

	/** The text with another word wherever the name was. */
	replaceIn(text: string, word: string): string {
		const replaced = text.replace(this.pattern, () => word);
		if (this.address === null) return replaced;
		return replaced.replace(/[0-9a-f]*(?::[0-9a-f]*){2,}/gi, (candidate) =>
			isIPv6(candidate) && expandIPv6(candidate) === this.address ? word : candidate,
		);
	}

	isIn(text: string): boolean {
		return this.replaceIn(text, '') !== text;
	}
}
