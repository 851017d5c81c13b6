import type { MessageKey } from './language.ts';

/** The rooms of the site, in the order of the header. */
export const navigation: readonly {
	href: string;
	label: MessageKey;
	for: 'anyone' | 'coordinator';
	/** what stands there, in a sentence for newcomers; without it the door does not show it */
	says?: MessageKey;
	/** whether a path belongs to it */
	covers(pathname: string): boolean;
}[] = [{ href: '/', label: 'nav-label', for: 'anyone', covers: (pathname) => pathname === '/' }];
