/** YAML of strangers as plain values: no tags, few aliases, not deep. */
import { type CST, isScalar, Parser, parseDocument, visit } from 'yaml';
import { Failure } from '../../campaigns/contract/errors.ts';

/** the largest of Wikilabels' own has 4,000 letters */
const MOST_LETTERS = 40_000;
/** forms nest about ten deep. What composes a document recurs, and dies with the whole process far beyond this */
const DEEPEST = 64;
const MOST_ALIASES = 100;

/**
 * PyYAML, which Wikilabels reads its forms with, takes these words for true and false. Here they are so where either is
 * wanted; a label "Yes" is a text.
 */
const booleans: Record<string, boolean> = { yes: true, on: true, no: false, off: false };
const eitherOr = new Set<unknown>(['data', 'value', 'selected', 'required', 'multiline', 'isInteger']);

/** @throws {Failure} FORM_UNREADABLE, with the line where there is one */
export function readYaml(text: string): unknown {
	if (text.length > MOST_LETTERS) refuse(`it has more than ${MOST_LETTERS} letters`);
	for (const token of new Parser().parse(text))
		if (isDeeper(token, DEEPEST)) refuse(`it is nested more than ${DEEPEST} deep`);
	const document = parseDocument(text, { schema: 'core', customTags: [], merge: true });
	const [error] = document.errors;
	if (error) refuse(error.message.split(' at line ')[0] ?? error.message, error.linePos?.[0].line);
	let aliases = 0;
	visit(document, {
		Alias: () => {
			if (++aliases > MOST_ALIASES) refuse('it has too many aliases');
		},
		Node: (_key, node) => {
			const tag = 'tag' in node ? node.tag : undefined;
			if (tag !== undefined) refuse(`it has a tag, ${tag}: only plain values are read`);
		},
		Pair: (_key, { key, value }) => {
			if (!isScalar(key) || !eitherOr.has(key.value) || !isScalar(value)) return;
			if (value.type === 'PLAIN' && typeof value.value === 'string')
				value.value = booleans[value.value.toLowerCase()] ?? value.value;
		},
	});
	try {
		return document.toJS({ maxAliasCount: MOST_ALIASES });
	} catch (cause) {
		if (!(cause instanceof ReferenceError)) throw cause;
		throw new Failure('FORM_UNREADABLE', { faults: ['it has too many aliases'] }, { cause });
	}
}

function refuse(fault: string, line?: number): never {
	throw new Failure('FORM_UNREADABLE', { faults: [line === undefined ? fault : `line ${line}: ${fault}`] });
}

/** Walks without recurring, for what is to be found out is whether one may. */
function isDeeper(root: CST.Token, limit: number): boolean {
	const open: [token: CST.Token, depth: number][] = [[root, 0]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [token, depth] = next;
		if (depth > limit) return true;
		const items = 'items' in token ? token.items : [];
		const parts = items.flatMap(({ key, value }) => [key, value]);
		const whole = token.type === 'document' ? [token.value] : [];
		for (const part of [...parts, ...whole]) if (part) open.push([part, depth + 1]);
	}
	return false;
}
