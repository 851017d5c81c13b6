/** One edit with its texts prepared. Asking for a hidden part throws, so a feature set needs what its features ask for. */
import type { Account, Edit, EditorKind } from '../../campaigns/contract/revision.ts';
import { type DeltaSums, deltaSums, type Frequencies, proportionalDeltaSums } from './frequency.ts';
import { type PreparedText, prepareText } from './prepared-text.ts';
import { FeaturesUnavailable, type UnavailableCode } from './unavailable.ts';

/** What an edit did to a table of frequencies. */
export type Change = { delta: DeltaSums; proportional: DeltaSums };

export type Table = (text: PreparedText) => Frequencies;

export class PreparedEdit {
	readonly edit: Edit;
	#revision: PreparedText | undefined;
	#parent: PreparedText | undefined;
	readonly #changes = new Map<Table, Change>();

	constructor(edit: Edit, revision?: PreparedText, parent?: PreparedText) {
		this.edit = edit;
		this.#revision = revision;
		this.#parent = parent;
	}

	/** The text after the edit. Throws FeaturesUnavailable TextDeleted. */
	get revision(): PreparedText {
		if (!this.#revision) {
			const { text } = this.edit.revision;
			if (text === null) throw this.#unavailable('TextDeleted', 'its text is hidden or was not fetched');
			this.#revision = prepareText(text);
		}
		return this.#revision;
	}

	/** The text before the edit, empty for the first revision of a page. Throws FeaturesUnavailable TextDeleted. */
	get parent(): PreparedText {
		if (!this.#parent) {
			const { parentText } = this.edit;
			if (parentText === null) {
				throw this.#unavailable('TextDeleted', 'the text before it is hidden or was not fetched');
			}
			this.#parent = prepareText(parentText);
		}
		return this.#parent;
	}

	/** Throws FeaturesUnavailable CommentDeleted. */
	get comment(): string {
		const { comment } = this.edit.revision;
		if (comment === null) throw this.#unavailable('CommentDeleted', 'its summary is hidden');
		return comment;
	}

	/** Throws FeaturesUnavailable UserDeleted. */
	get editorKind(): Exclude<EditorKind, 'hidden'> {
		const { kind } = this.edit.revision.editor;
		if (kind === 'hidden') throw this.#unavailable('UserDeleted', 'its editor is hidden');
		return kind;
	}

	/** The editor's account, null for people without one. Throws FeaturesUnavailable UserDeleted or UserNotFound. */
	get account(): Account | null {
		const { account } = this.edit;
		if (this.editorKind === 'registered' && !account) {
			throw this.#unavailable(
				'UserNotFound',
				"its editor's account is not known, so groups and age are not either",
			);
		}
		return account;
	}

	/** What the edit did to a table. Worked out once per table. */
	change(table: Table): Change {
		let change = this.#changes.get(table);
		if (!change) {
			const before = table(this.parent);
			const after = table(this.revision);
			change = { delta: deltaSums(before, after), proportional: proportionalDeltaSums(before, after) };
			this.#changes.set(table, change);
		}
		return change;
	}

	#unavailable(code: UnavailableCode, reason: string): FeaturesUnavailable {
		const { wiki, revisionId } = this.edit.revision;
		return new FeaturesUnavailable(
			code,
			revisionId,
			`Revision ${revisionId} of ${wiki} has no such features: ${reason}.`,
		);
	}
}

/**
 * An edit to take features from. Texts that the caller has prepared already (in a page's history each text is met
 * twice) are used as they are. Throws RangeError if one of them is not this edit's text.
 */
export function prepareEdit(
	edit: Edit,
	prepared: { revision?: PreparedText; parent?: PreparedText } = {},
): PreparedEdit {
	const { revision, parent } = prepared;
	if ((revision && revision.text !== edit.revision.text) || (parent && parent.text !== edit.parentText)) {
		throw new RangeError(`A text prepared for revision ${edit.revision.revisionId} is not its text.`);
	}
	return new PreparedEdit(edit, revision, parent);
}
