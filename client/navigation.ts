import type { MessageKey } from './language.ts';

/** The rooms of the site, in the order of the header. */
export const navigation: readonly {
	href: string;
	label: MessageKey;
	for: 'anyone' | 'coordinator';
	/** whether a path belongs to it */
	covers(pathname: string): boolean;
}[] = [{ href: '/', label: 'nav-label', for: 'anyone', covers: (pathname) => pathname === '/' }];
