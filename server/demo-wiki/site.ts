/** What the demo wiki says of itself, as the MediaWiki 1.43 that it was recorded from. */
export const SITE_NAME = 'Test Wiki';
export const GENERATOR = 'MediaWiki 1.43.11';
export const ARTICLE_PATH = '/wiki/$1';
export const SCRIPT_PATH = '/w';

export type Namespace = {
	id: number;
	name: string;
	canonical?: string;
	subpages: boolean;
	content: boolean;
	protection?: string;
};

function pair(
	id: number,
	name: string,
	canonical: string,
	subpages: boolean,
	protection?: string,
): Namespace[] {
	const talk = id === 0 ? 'Talk' : `${name} talk`;
	const subject: Namespace = { id, name, subpages, content: id === 0 };
	if (id > 0) subject.canonical = canonical;
	if (protection) subject.protection = protection;
	return [
		subject,
		{
			id: id + 1,
			name: talk,
			canonical: id === 0 ? 'Talk' : `${canonical} talk`,
			subpages: true,
			content: false,
		},
	];
}

export const NAMESPACES: Namespace[] = [
	...pair(0, '', '', false),
	...pair(2, 'User', 'User', true),
	...pair(4, SITE_NAME, 'Project', true),
	...pair(6, 'File', 'File', false),
	...pair(8, 'MediaWiki', 'MediaWiki', true, 'editinterface'),
	...pair(10, 'Template', 'Template', true),
	...pair(12, 'Help', 'Help', true),
	...pair(14, 'Category', 'Category', false),
	{ id: -2, name: 'Media', canonical: 'Media', subpages: false, content: false },
	{ id: -1, name: 'Special', canonical: 'Special', subpages: false, content: false },
];

export const NAMESPACE_ALIASES = [
	{ id: 6, alias: 'Image' },
	{ id: 7, alias: 'Image talk' },
];
