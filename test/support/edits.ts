/** Edits to take features from. */
import type { Account, Edit, Revision } from '../../campaigns/contract/revision.ts';

export type EditParts = {
	before?: string | null;
	after?: string | null;
	comment?: string | null;
	account?: Account | null;
	editor?: Revision['editor'];
	namespace?: number;
	timestamp?: string;
};

/** An article edited by a registered account of no group, with nothing hidden, unless the parts say otherwise. */
export function editOf(parts: EditParts): Edit {
	const {
		before = '',
		after = '',
		comment = '',
		account,
		namespace = 0,
		timestamp = '2024-05-01T12:00:00Z',
	} = parts;
	const editor = parts.editor ?? { kind: 'registered', id: 7, name: 'Ada' };
	return {
		revision: {
			wiki: 'testwiki',
			revisionId: 101,
			parentId: 100,
			pageId: 1,
			namespace,
			title: 'A page',
			timestamp,
			minor: false,
			comment,
			editor,
			tags: [],
			contentModel: 'wikitext',
			text: after,
			hidden: {
				text: after === null,
				comment: comment === null,
				user: editor.kind === 'hidden',
				suppressed: false,
			},
		},
		parentText: before,
		account: account === undefined ? accountOf(editor) : account,
	};
}

function accountOf({ kind, name }: Revision['editor']): Account | null {
	if (kind !== 'registered' && kind !== 'temporary') return null;
	return { name: name ?? '', groups: [], editCount: 5, registration: '2024-04-01T12:00:00Z' };
}
