/** Languages that a form may be translated to: what they call themselves, and the side that they begin at. */

const rightToLeft = new Set(
	'aeb ar arc ary arz azb bcc bgn bqi ckb dv fa glk he khw lki lrc mzn nqo pnb ps sd sdh skr ug ur yi'.split(
		' ',
	),
);

export function directionOf(tag: string): 'ltr' | 'rtl' {
	const [language = '', ...parts] = tag.split('-');
	if (parts.includes('arab') || parts.includes('hebr')) return 'rtl';
	return rightToLeft.has(language) && !parts.includes('latn') ? 'rtl' : 'ltr';
}

/** What a language calls itself; its tag where the browser does not know. */
export function autonymOf(tag: string): string {
	return nameIn(tag, tag);
}

/** What a language is called in another one. */
export function nameIn(tag: string, reader: string): string {
	try {
		const name = new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
		return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
	} catch (thrown) {
		// well formed for wikis, not for Intl
		if (thrown instanceof RangeError) return tag;
		throw thrown;
	}
}

/** A tag as forms have it; null for what is none. */
export function tagOf(typed: string): string | null {
	const tag = typed.trim().toLowerCase().replaceAll('_', '-');
	return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag) ? tag : null;
}

/** Offered first: those that Wikimedia's volunteers write most in. */
export const usualLanguages =
	'ar bg bn ca cs da de el en eo es et eu fa fi fr gl he hi hr hu hy id it ja ka kk ko lt lv mk ml ms nl no pl pt pt-br ro ru sk sl sq sr sv ta te th tr uk ur uz vi zh-hans zh-hant'.split(
		' ',
	);
