/** What revscoring and ORES call the part of an edit that cannot be had. */
export type UnavailableCode = 'TextDeleted' | 'CommentDeleted' | 'UserDeleted' | 'UserNotFound';

/** A feature needs a part of the edit that is hidden or missing: the edit cannot be scored with this feature set. */
export class FeaturesUnavailable extends Error {
	override readonly name = 'FeaturesUnavailable';
	readonly code: UnavailableCode;
	readonly revisionId: number;

	constructor(code: UnavailableCode, revisionId: number, message: string) {
		super(message);
		this.code = code;
		this.revisionId = revisionId;
	}
}
