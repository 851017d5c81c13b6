export type Namespace = {
	id: number;
	name: string;
	canonical?: string;
	subpages: boolean;
	content: boolean;
	protection?: string;
};

/** In the order of their numbers: 0, 2, 4, …, each with its talk namespace after it. */
const CANONICAL = [
	{ name: '', subpages: false },
	{ name: 'User', subpages: true },
	{ name: 'Project', subpages: true },
	{ name: 'File', subpages: false },
	{ name: 'MediaWiki', subpages: true, protection: 'editinterface' },
	{ name: 'Template', subpages: true },
	{ name: 'Help', subpages: true },
	{ name: 'Category', subpages: false },
];

/**
 * MediaWiki's namespaces under the names that a wiki gives them.
 * @param names subject and talk, from number 0 on
 */
export function namespacesOf(
	names: readonly (readonly string[])[],
	{ media, special }: { media: string; special: string },
): Namespace[] {
	const pairs = CANONICAL.flatMap(({ name: canonical, subpages, protection }, at): Namespace[] => {
		const [name = '', talk = ''] = names[at] ?? [];
		const id = at * 2;
		return [
			{
				...{ id, name, subpages, content: id === 0 },
				...(id > 0 ? { canonical } : {}),
				...(protection ? { protection } : {}),
			},
			{
				...{ id: id + 1, name: talk, subpages: true, content: false },
				canonical: id === 0 ? 'Talk' : `${canonical} talk`,
			},
		];
	});
	return [
		...pairs,
		{ id: -2, name: media, canonical: 'Media', subpages: false, content: false },
		{ id: -1, name: special, canonical: 'Special', subpages: false, content: false },
	];
}
