import type { MessageKey } from './language.ts';

const coordinating =
	/^\/(coordinate|campaigns\/(new(\/\d+)?|\d+(\/(change|watch|people))?)|forms(\/.*)?)\/?$/;

/** The rooms of the site, in the order of the header. */
export const navigation: readonly {
	href: string;
	label: MessageKey;
	for: 'anyone' | 'coordinator';
	/** true for pages that the server renders: a whole page is loaded */
	external: boolean;
	/** whether a path belongs to it */
	covers(pathname: string): boolean;
}[] = [
	{
		href: '/',
		label: 'nav-label',
		for: 'anyone',
		external: false,
		covers: (pathname) => pathname === '/',
	},
	{ href: '/datasets', label: 'nav-datasets', for: 'anyone', external: true, covers: () => false },
	{ href: '/models', label: 'nav-models', for: 'anyone', external: true, covers: () => false },
	{
		href: '/coordinate',
		label: 'nav-coordinate',
		for: 'coordinator',
		external: false,
		covers: (pathname) => coordinating.test(pathname),
	},
];
