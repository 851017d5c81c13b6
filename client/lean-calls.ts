import type { Plugin } from 'vite';

/** What only the server needs of a call. */
const SERVERS = new Set(['summary', 'who', 'input']);

type Node = { type: string; start: number; end: number; [field: string]: unknown };

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Every call of `call({…})` below a node. */
function* callsIn(node: Node): Generator<Node> {
	if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'call') yield node;
	for (const value of Object.values(node))
		for (const child of [value].flat()) if (isNode(child)) yield* callsIn(child);
}

/** The properties of the object that a call is declared by. */
function propertiesOf({ arguments: given }: Node): Node[] {
	const [declared] = Array.isArray(given) ? given : [];
	const properties = isNode(declared) ? declared.properties : [];
	return Array.isArray(properties) ? properties.filter(isNode) : [];
}

/**
 * Leaves out of the calls of the contract what the browser never looks at: the sentence for the documentation, who may
 * ask, and the shape of what goes in, which the compiler has checked by then: 2 kB of the labelling page, compressed.
 *
 * @param contract the folder of the contract
 */
export function leanCalls(contract: string): Plugin {
	return {
		name: 'label-wing-lean-calls',
		apply: 'build',
		transform(code, id) {
			if (!id.startsWith(contract) || !/calls\.ts$/.test(id)) return null;
			const program = this.parse(code) as unknown as Node;
			const cuts = [...callsIn(program)]
				.flatMap(propertiesOf)
				.filter(({ key }) => isNode(key) && SERVERS.has(String(key.name)))
				.sort((a, b) => b.start - a.start);
			let lean = code;
			for (const { start, end } of cuts) lean = lean.slice(0, start) + lean.slice(end).replace(/^\s*,/, '');
			return { code: lean, map: null };
		},
	};
}
