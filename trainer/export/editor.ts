import { isIP } from 'node:net';
import type { EditorKind, Revision } from '../../campaigns/contract/revision.ts';

/** Names of temporary accounts begin so on every wiki that has them (reserved by MediaWiki's default pattern). */
const TEMPORARY_NAME = /^~\d/;

/** The contributor element of one revision. */
export type Contributor = { name: string | null; id: number; ip: string | null; deleted: boolean };

function kindOf(name: string, id: number): EditorKind {
	if (name.includes('>')) return 'imported';
	if (isIP(name)) return 'anonymous';
	if (id > 0) return TEMPORARY_NAME.test(name) ? 'temporary' : 'registered';
	return 'imported';
}

/**
 * Who made an edit, from an export. A contributor that is deleted, empty or missing counts as hidden: old dumps leave
 * the name out without saying why. A name that is no address and has no account (id 0) was imported from elsewhere.
 */
export function editorFromExport({ name, id, ip, deleted }: Contributor): Revision['editor'] {
	const known = ip || name;
	if (deleted || !known) return { kind: 'hidden', id: 0, name: null };
	if (ip) return { kind: ip.includes('>') ? 'imported' : 'anonymous', id: 0, name: ip };
	return { kind: kindOf(known, id), id, name: known };
}
