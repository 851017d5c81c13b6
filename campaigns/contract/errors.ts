/**
 * Every way in which a call can fail: a code that programs can rely on, the HTTP status, and the sentence that tells a
 * person what to do. The body of every failed answer is `ErrorBody`.
 */
import type { ErrorBody } from './error-body.ts';

export const errors = {
	INVALID_INPUT: [
		422,
		'Something in the request is not as it should be: see the fields named in the details.',
	],
	MALFORMED_JSON: [400, 'The body of the request is not JSON. Send JSON with content-type application/json.'],
	BODY_TOO_LARGE: [413, 'The request is too large. Split it up.'],
	NOT_FOUND: [404, 'There is nothing here. Check the address.'],
	METHOD_NOT_ALLOWED: [405, 'This address exists, but not for this method.'],
	LOGIN_NEEDED: [401, 'Log in first: your session is missing or has ended. Nothing you entered is lost.'],
	TOKEN_REFUSED: [
		401,
		'This access token is wrong, has ended or was revoked. Make another one on your page in Label Wing.',
	],
	TOKEN_SCOPE: [
		403,
		'This access token does not reach so far: see the details for what is needed. Its person may still do it in a browser.',
	],
	FOREIGN_ORIGIN: [403, 'This request came from another site. Open Label Wing itself and try again.'],
	NOT_ALLOWED: [403, 'Your role on this wiki is not enough for this. Ask one of its coordinators.'],
	PERSON_BLOCKED: [403, 'Your account is blocked on the wiki, so you cannot take part here until that ends.'],
	NOT_ELIGIBLE: [
		403,
		'This campaign is not open to you yet: see the details. What you have answered so far still counts.',
	],
	PERSON_UNKNOWN: [
		404,
		'Nobody of this name has logged in here. Check the spelling, or ask them to log in once.',
	],
	CAMPAIGN_NOT_OPEN: [409, 'This campaign is not open. Choose another one.'],
	NOT_CHANGEABLE: [409, 'This cannot be changed any more: see the details for why.'],
	DRAFT_CHANGED: [
		409,
		'This draft was changed in another tab or by somebody else since you read it. Read it again, then send your change.',
	],
	DRAFT_NOT_YOURS: [403, "This is somebody else's draft. Take it over first, if they agree."],
	NO_TASKS_LEFT: [409, 'There is no edit left for you here. Thank you! Choose another campaign.'],
	TASK_NOT_YOURS: [409, 'This edit was not handed to you. Ask for a new workset.'],
	OWN_ANSWER: [409, 'You have answered this edit yourself, so somebody else settles it. Choose another one.'],
	EDIT_NOT_IN_CAMPAIGN: [404, 'This campaign does not ask about this edit. Choose another one.'],
	EDIT_NEEDS_NO_MORE: [
		409,
		'This edit has the answers that it needs, or others are answering it now. Thank you! There may be others to label.',
	],
	WORKSET_FULL: [
		409,
		'You have too many edits in hand in this campaign. Answer them or give them back, then take this one.',
	],
	LABEL_ID_REUSED: [
		409,
		'A different label was already stored under this id. Make a new id for a new answer.',
	],
	FORM_CHANGED: [
		409,
		'The form of this campaign has changed since you opened the page. Reload it and answer again.',
	],
	NOTHING_TO_UNDO: [409, 'There is no answer of yours to take back on this edit.'],
	EDITS_UNREADABLE: [
		422,
		'The list of edits could not be read: see the lines named in the details. Nothing was stored.',
	],
	EDITS_UNKNOWN: [
		422,
		'The wiki does not know some of these revisions: see the details. Nothing was stored.',
	],
	EDITS_NOT_READY: [
		409,
		'The wiki has not been asked about all of these edits yet, or they were forgotten meanwhile. Have them counted, and wait until that is done.',
	],
	TOO_MANY_EDITS: [
		422,
		'There are more edits than the wiki is asked about at once: see the details. Choose a shorter time, or leave a condition out.',
	],
	NO_EDITS: [422, 'There is no such edit, so there would be nothing to label. Choose others.'],
	ALREADY_DISPUTED: [409, 'You have said already that the score of this edit is wrong. Thank you!'],
	PRACTICE_UNREADABLE: [
		422,
		'The list of practice edits could not be read: see the lines named in the details. Nothing was stored.',
	],
	GOLD_UNREADABLE: [
		422,
		'The list of edits with known answers could not be read: see the lines named in the details. Nothing was stored.',
	],
	GUIDELINE_UNKNOWN: [
		422,
		'The wiki has no such page or revision to use as a guideline. Check the title or the address.',
	],
	FORM_UNREADABLE: [422, 'The form could not be read: see the details. Nothing was stored.'],
	FORM_MOVED_ON: [
		409,
		'Somebody has kept another version of this form since you began: see the details. Nothing of yours is lost; look at theirs, then keep yours after it.',
	],
	DATASET_NOT_FROZEN: [409, 'This campaign has no dataset yet: it is frozen when the campaign is closed.'],
	LABELS_UNREADABLE: [
		422,
		'The labels could not be read: see the lines named in the details. Nothing was stored.',
	],
	DATASET_UNPROVEN: [
		422,
		'These files are not those that SHA256SUMS names: see the details. Download the dataset again. Nothing was stored.',
	],
	DATASET_UNREACHABLE: [
		502,
		'The dataset could not be fetched from this address: see the details for why. Nothing was stored.',
	],
	ARCHIVE_NOT_SET: [
		409,
		'No archive is set up here, so that no copy with a DOI can be prepared. Ask the operators to set ZENODO_TOKEN.',
	],
	DATASET_WITHDRAWN: [
		410,
		'This version was withdrawn, because an edit in it was hidden on the wiki. A version without that edit takes its place: see the details.',
	],
	MODEL_MISMATCH: [500, 'The model does not reproduce its own golden examples, so it is not used.'],
	MODEL_UNKNOWN: [404, 'There is no such model.'],
	TRAINING_REFUSED: [422, 'A model cannot be learned from this dataset: see the details.'],
	REVISION_GONE: [410, 'This revision is deleted or hidden on the wiki, so it is not shown.'],
	WIKI_UNREACHABLE: [
		502,
		'The wiki does not answer. Edits already fetched can still be labelled; try again in a minute.',
	],
	WIKI_TIMEOUT: [
		504,
		'The wiki took too long to answer. Edits already fetched can still be labelled; try again.',
	],
	WIKI_LAGGED: [
		503,
		'The wiki is busy and asks us to wait. Edits already fetched can still be labelled; try again in a minute.',
	],
	WIKI_NONSENSE: [
		502,
		'The wiki answered something that cannot be read. Edits already fetched can still be labelled; if it stays so, tell the operators, who find in the log what it was.',
	],
	WIKI_REFUSED: [
		502,
		'The wiki refused the request. Edits already fetched can still be labelled; if it stays so, tell the operators, who find in the log why.',
	],
	WIKI_UNKNOWN: [
		404,
		'This wiki is not one of those that Label Wing serves here, or not any more. Choose another one, or ask the operators.',
	],
	LOGIN_DENIED: [
		403,
		'You did not allow Label Wing to see your account, so you are not logged in. Try again when you like.',
	],
	LOGIN_STATE: [400, 'This login was not started in this browser, or is too old. Start it again.'],
	LOGIN_FAILED: [502, 'The wiki did not accept the login. Start it again.'],
	LOGIN_ACCOUNT_HIDDEN: [403, 'This account is hidden on the wiki and cannot take part.'],
	TOO_MANY_REQUESTS: [429, 'Too many requests. Wait a moment and try again.'],
	NOT_READY: [503, 'Label Wing is starting or its database is away. Try again in a moment.'],
	INTERNAL: [500, 'Something went wrong on our side. It is in the log under the request id; try again.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type ErrorCode = keyof typeof errors;

/** A failure with a documented code. Everything the rules refuse is refused with one of these. */
export class Failure extends Error {
	readonly code: ErrorCode;
	readonly details: unknown;

	/** A code has one sentence: clients may say it in other words, in other languages. */
	constructor(code: ErrorCode, details?: unknown, options?: { cause?: unknown }) {
		super(errors[code][1], options?.cause === undefined ? {} : { cause: options.cause });
		this.name = 'Failure';
		this.code = code;
		this.details = details;
	}

	get status(): number {
		return errors[this.code][0];
	}

	body(requestId?: string): ErrorBody {
		const { code, message, details } = this;
		return {
			error: {
				code,
				message,
				...(details === undefined ? {} : { details }),
				...(requestId ? { requestId } : {}),
			},
		};
	}
}
