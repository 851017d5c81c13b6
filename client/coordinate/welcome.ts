/** Who may answer, the guideline and the practice round, from what was typed: empty fields ask for nothing. Pure. */
import type { Rules, Welcome } from '../../campaigns/contract/campaign.ts';

/** As it stands in the fields. */
export type WelcomeTyped = {
	guideline: string;
	practice: string;
	minimumEdits: string;
	minimumAccountDays: string;
	/** in per cent */
	'practice-share': string;
	/** names, one on each line */
	groups: string;
	allow: string;
	deny: string;
	onlyAllowed: boolean;
};

export const nothingTyped: WelcomeTyped = {
	...{ guideline: '', practice: '', minimumEdits: '', minimumAccountDays: '', 'practice-share': '' },
	...{ groups: '', allow: '', deny: '', onlyAllowed: false },
};

function linesOf(text: string): string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function withoutGaps<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
		[Name in keyof T]?: Exclude<T[Name], undefined>;
	};
}

function figure(text: string): number | undefined {
	return text.trim() === '' ? undefined : Number(text);
}

function list(text: string): string[] | undefined {
	const lines = linesOf(text);
	return lines.length === 0 ? undefined : lines;
}

/** What is sent; only what was filled in. */
export function welcomeOf(typed: WelcomeTyped): Welcome {
	const share = figure(typed['practice-share']);
	const rules: Rules = withoutGaps({
		minimumEdits: figure(typed.minimumEdits),
		minimumAccountDays: figure(typed.minimumAccountDays),
		groups: list(typed.groups),
		allow: list(typed.allow),
		onlyAllowed: typed.onlyAllowed || undefined,
		deny: list(typed.deny),
		practice: share === undefined ? undefined : share / 100,
	});
	const page = typed.guideline.trim();
	return {
		...(Object.keys(rules).length === 0 ? {} : { rules }),
		...(page === '' ? {} : { guideline: { page } }),
		...(typed.practice.trim() === '' ? {} : { practice: typed.practice }),
	};
}
