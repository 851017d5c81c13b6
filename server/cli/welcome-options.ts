/** Options of `npm run campaign -- create` about who may answer, and what they are told before they do. */

export const welcomeOptions = {
	guideline: { type: 'string' },
	practice: { type: 'string' },
	'practice-share': { type: 'string' },
	'minimum-edits': { type: 'string' },
	'minimum-account-days': { type: 'string' },
	group: { type: 'string', multiple: true },
	babel: { type: 'string' },
	'home-wiki': { type: 'boolean' },
	allow: { type: 'string', multiple: true },
	'only-allowed': { type: 'boolean' },
	deny: { type: 'string', multiple: true },
} as const;

type Given = {
	[Name in keyof typeof welcomeOptions]?:
		| ((typeof welcomeOptions)[Name] extends { multiple: true }
				? string[]
				: (typeof welcomeOptions)[Name] extends { type: 'boolean' }
					? boolean
					: string)
		| undefined;
};

/** What was given, in the shape of the contract, which judges it. `practice` is the name of a file. */
export function readWelcome(given: Given): {
	settings: Record<string, unknown>;
	practiceFile: string | null;
} {
	const rules = withoutGaps({
		minimumEdits: asNumber(given['minimum-edits']),
		minimumAccountDays: asNumber(given['minimum-account-days']),
		groups: given.group,
		babel: asBabel(given.babel),
		homeWiki: given['home-wiki'],
		allow: given.allow,
		onlyAllowed: given['only-allowed'],
		deny: given.deny,
		practice: asNumber(given['practice-share']),
	});
	const guideline = given.guideline === undefined ? undefined : { page: given.guideline };
	return { settings: { rules, ...withoutGaps({ guideline }) }, practiceFile: given.practice ?? null };
}

function asNumber(text: string | undefined): number | undefined {
	return text === undefined ? undefined : Number(text);
}

/** `de-3` or `pt-br-N`: a language and how well. */
function asBabel(text: string | undefined): { language: string; level: string } | undefined {
	if (text === undefined) return undefined;
	const at = text.lastIndexOf('-');
	return { language: text.slice(0, at).toLowerCase(), level: text.slice(at + 1).toUpperCase() };
}

function withoutGaps(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
