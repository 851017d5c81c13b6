/** The page as Chromium tells it to those who cannot see it. */
import type { Page } from 'playwright-core';

type Node = {
	nodeId: string;
	parentId?: string;
	ignored: boolean;
	role?: { value?: unknown };
	name?: { value?: unknown };
	description?: { value?: unknown };
	properties?: { name: string; value: { value?: unknown } }[];
	childIds?: string[];
};

/** What is said of a thing besides its role and name. */
const said = [
	'required',
	'checked',
	'level',
	'live',
	'expanded',
	'pressed',
	'disabled',
	'invalid',
	'valuetext',
];
/** Words and boxes that only carry what is in them; their text is the name of what they are in, or stands for itself. */
const silent = new Set(['InlineTextBox', 'generic', 'none', 'LineBreak', 'LayoutTable', 'ListMarker']);

/**
 * One line for each thing: its role, "its name", [what else is said]; what is in it is indented. Texts stand as they are.
 *
 * @param root role and name of the things to begin with, as `form "Your answers"`; the whole page without
 */
export async function accessibilityTree(page: Page, root?: string): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
	await session.detach();
	const byId = new Map(nodes.map((node) => [node.nodeId, node]));
	const lines: string[] = [];
	const tell = (node: Node, depth: number, isTold: boolean): void => {
		const role = String(node.role?.value ?? '');
		const line = node.ignored || silent.has(role) ? null : lineOf(node, role);
		const tells = isTold || root === undefined || line?.startsWith(root) === true;
		if (line !== null && tells) lines.push('  '.repeat(depth) + line);
		for (const id of node.childIds ?? []) {
			const child = byId.get(id);
			if (child) tell(child, line !== null && tells ? depth + 1 : depth, tells);
		}
	};
	const top = nodes.find(({ parentId }) => parentId === undefined);
	if (top) tell(top, 0, false);
	return lines;
}

function lineOf(node: Node, role: string): string {
	const name = String(node.name?.value ?? '').trim();
	if (role === 'StaticText') return name === '' ? "''" : name;
	const properties = (node.properties ?? []).flatMap(({ name: property, value }) => {
		if (!said.includes(property) || value.value === false || value.value === '') return [];
		if (property === 'invalid' && value.value === 'false') return [];
		if (property === 'live' && value.value === 'off') return [];
		return [value.value === true ? property : `${property}=${value.value}`];
	});
	const description = String(node.description?.value ?? '').trim();
	return [
		role,
		name === '' ? '' : `"${name}"`,
		properties.length > 0 ? `[${properties.join(' ')}]` : '',
		description === '' ? '' : `(${description})`,
	]
		.filter(Boolean)
		.join(' ');
}
