/**
 * Who made the edit. Groups are those the account has when asked, not when it edited: labels given to newcomers leak
 * into what they became, so prefer feature sets without these for training on old edits.
 */
import { type Feature, feature } from './feature.ts';
import type { PreparedEdit } from './prepared-edit.ts';

/** Some of these are rights that no group is called by; they never match. Kept as revscoring has them. */
const groupsByName = {
	is_bot: ['bot'],
	has_advanced_rights: ['checkuser', 'bureaucrat', 'oversight', 'steward'],
	is_admin: ['sysop'],
	is_trusted: [
		'browsearchive',
		'deletedhistory',
		'interface-editor',
		'noratelimit',
		'accountcreator',
		'massmessage-sender',
		'templateeditor',
		'autopatrolled',
		'propertycreator',
		'centralnoticeadmin',
	],
	is_patroller: [
		'rollback',
		'abusefilter',
		'patroller',
		'reviewer',
		'autoreview',
		'autoreviewer',
		'editor',
		'autoeditor',
		'eliminator',
	],
	is_curator: ['import', 'filemover', 'suppressredirect'],
} as const;

function inGroups(name: keyof typeof groupsByName): Feature {
	const groups: ReadonlySet<string> = new Set(groupsByName[name]);
	return feature(`revision.user.${name}`, 'boolean', {
		group: 'user',
		of: ({ account }) => Number(account?.groups.some((group) => groups.has(group)) ?? false),
	});
}

/** accounts older than this have no registration time */
const registrationsKnownSince = '2006-01-01T00:00:00Z';
const secondsIfRegisteredLater = 365 * 24 * 60 * 60;

/**
 * Seconds from registration to the edit. 0 for people without an account and, other than in revscoring, for temporary
 * accounts. An unknown registration counts as the start of 2006; one after the edit (a merged account, an imported
 * edit) as a year before it. An imported editor has no account here: an unknown registration.
 */
function secondsSinceRegistration(edit: PreparedEdit): number {
	if (isWithoutPermanentAccount(edit)) return 0;
	const registration = Date.parse(edit.account?.registration ?? registrationsKnownSince);
	const seconds = (Date.parse(edit.edit.revision.timestamp) - registration) / 1000;
	return seconds < 0 ? secondsIfRegisteredLater : seconds;
}

/** Imported editors have an account elsewhere: they are not anonymous. */
function isWithoutPermanentAccount({ editorKind }: PreparedEdit): boolean {
	return editorKind === 'anonymous' || editorKind === 'temporary';
}

/**
 * Temporary accounts (from 2024 on given to people who are not logged in) are what anonymous editors were when
 * revscoring's models were made. Its `is_anon` is false for them, so ours has another name.
 */
const isAnonymousOrTemporary = feature('revision.user.is_anon_or_temporary', 'boolean', {
	group: 'user',
	definedBy: 'label-wing',
	of: (edit) => Number(isWithoutPermanentAccount(edit)),
});

const logOfAge = feature('log((temporal.revision.user.seconds_since_permanent_registration + 1))', 'real', {
	group: 'user',
	definedBy: 'label-wing',
	of: (edit) => Math.log(secondsSinceRegistration(edit) + 1),
});

export const userFeatures: readonly Feature[] = [
	inGroups('is_bot'),
	inGroups('has_advanced_rights'),
	inGroups('is_admin'),
	inGroups('is_trusted'),
	inGroups('is_patroller'),
	inGroups('is_curator'),
	isAnonymousOrTemporary,
	logOfAge,
];
