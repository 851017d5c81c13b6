import { setTimeout as sleep } from 'node:timers/promises';
import type { Account, Edit, Revision } from '../../campaigns/contract/revision.ts';
import { type ApiCaller, type ApiParameters, callApi } from './api-call.ts';
import {
	accountParameters,
	parseAccounts,
	parseBlocked,
	parseStanding,
	standingParameters,
} from './parse-accounts.ts';
import {
	type DiffGone,
	type DiffType,
	diffParameters,
	goneBecause,
	parseDiff,
	type WikiDiff,
} from './parse-diff.ts';
import { type FoundPage, findPageParameters, parseFoundPage } from './parse-page.ts';
import {
	type PageGone,
	pageGoneBecause,
	parseRendered,
	type RenderedPage,
	renderedParameters,
} from './parse-rendered.ts';
import { parseRevisions, revisionParameters } from './parse-revisions.ts';
import { parseSite, SITE_PARAMETERS, type Site } from './parse-site.ts';
import { type ChangeReader, changeReader } from './read-changes.ts';
import { joinEdits, type Unreadable } from './read-edits.ts';
import { WikiError } from './wiki-error.ts';

/** Anonymous readers may name so many things in one call. */
const MOST_VALUES = 50;
/** Names in scripts that need nine bytes a letter would make addresses longer than servers take. */
const MOST_NAME_CHARACTERS = 4000;
/** An answer with many long texts is cut by the wiki and continued; more parts than this are a loop. */
const MOST_PARTS = 60;

type Missing = { missing: true };

export type WikiClient = ChangeReader & {
	/** database name, e.g. `enwiki` */
	readonly wiki: string;
	/** Every asked id is in the answer. Texts are null when hidden, lost, or not asked for. */
	readRevisions(ids: readonly number[], wanted: { text: boolean }): Promise<Map<number, Revision | Missing>>;
	/** By name; null for names without an account, hidden ones included. */
	readAccounts(names: readonly string[]): Promise<Map<string, Account | null>>;
	/** True when the account may not edit on the whole wiki. (A login's profile also says so when only OUR address is blocked.) */
	readBlocked(name: string): Promise<boolean>;
	/** An account with its block; null for names without an account, hidden ones included. */
	readAccount(
		name: string,
	): Promise<(Account & { blocked: boolean } & ReturnType<typeof parseStanding>) | null>;
	/** Revisions with what their features look at, three calls for each fifty; every asked id is in the answer. */
	readEdits(ids: readonly number[]): Promise<Map<number, Edit | Unreadable>>;
	/**
	 * The wiki's own diff of an edit. Asked for `inline`, a wiki that cannot do that gives `table`: see the `type` of the
	 * answer. With `parentId` the edit is compared with that revision, otherwise with the one before it in time.
	 */
	readDiff(
		revisionId: number,
		type: DiffType,
		options?: { language?: string; parentId?: number },
	): Promise<WikiDiff | DiffGone>;
	/** The page of a title, redirects followed, or the one of a revision; null when there is none. */
	findPage(wanted: { title: string } | { revisionId: number }): Promise<FoundPage | null>;
	/** A revision as readers see it, without what is there for editors. */
	readRendered(revisionId: number): Promise<RenderedPage | PageGone>;
	readSite(): Promise<Site>;
};

export type WikiClientOptions = Pick<ApiCaller, 'apiUrl' | 'userAgent'> &
	Partial<Omit<ApiCaller, 'apiUrl' | 'userAgent'>> & { wiki: string };

/** Cuts a list so that no part has more values, or more characters once encoded, than one call takes. */
export function batches<Value extends string | number>(values: readonly Value[]): Value[][] {
	const parts: Value[][] = [];
	let part: Value[] = [];
	let characters = 0;
	for (const value of new Set(values)) {
		const length = encodeURIComponent(value).length + 3;
		if (part.length === MOST_VALUES || (part.length > 0 && characters + length > MOST_NAME_CHARACTERS)) {
			parts.push(part);
			part = [];
			characters = 0;
		}
		part.push(value);
		characters += length;
	}
	if (part.length > 0) parts.push(part);
	return parts;
}

function continuation(answer: Record<string, unknown>): ApiParameters | null {
	const { continue: next } = answer;
	if (typeof next !== 'object' || next === null) return null;
	return Object.fromEntries(Object.entries(next).map(([name, value]) => [name, String(value)]));
}

/** Without wikidiff2 a wiki does not know the word `inline`. */
function knowsNoInline({ apiCode, message }: WikiError): boolean {
	return apiCode === 'badvalue' && message.includes('difftype');
}

/** A client for one wiki: the only thing in the project that reads it. Nothing is kept between calls, no cookie either. */
export function createWikiClient(options: WikiClientOptions): WikiClient {
	const { wiki, ...given } = options;
	const caller: ApiCaller = {
		fetch,
		clock: { now: () => new Date(), sleep: (milliseconds) => sleep(milliseconds) },
		timeoutMs: 15_000,
		maxBodyBytes: 64 * 1024 * 1024,
		attempts: 3,
		maxPauseSeconds: 10,
		...given,
	};
	let inlineKnown = true;

	async function readPart(ids: readonly number[], text: boolean, into: Map<number, Revision | Missing>) {
		const parameters = revisionParameters(ids, text);
		let next: ApiParameters | null = {};
		for (let part = 0; next !== null; part++) {
			if (part === MOST_PARTS)
				throw new WikiError('WIKI_NONSENSE', 'The wiki continues its answer without end.');
			const answer: Record<string, unknown> = await callApi(caller, { ...parameters, ...next });
			const { revisions, missing } = parseRevisions(answer, wiki);
			for (const id of missing) into.set(id, { missing: true });
			for (const revision of revisions) into.set(revision.revisionId, revision);
			next = continuation(answer);
		}
		const lost = ids.filter((id) => !into.has(id));
		if (lost.length > 0)
			throw new WikiError(
				'WIKI_NONSENSE',
				`The wiki said nothing of revisions it was asked for: ${lost.join(', ')}.`,
			);
	}

	async function readRevisions(ids: readonly number[], { text }: { text: boolean }) {
		const revisions = new Map<number, Revision | Missing>();
		for (const part of batches(ids)) await readPart(part, text, revisions);
		return revisions;
	}

	async function readAccounts(names: readonly string[]) {
		const accounts = new Map<string, Account | null>(names.map((name) => [name, null]));
		for (const part of batches(names))
			for (const account of parseAccounts(await callApi(caller, accountParameters(part))))
				if (accounts.has(account.name)) accounts.set(account.name, account);
		return accounts;
	}

	async function readDiffAs(
		revisionId: number,
		type: DiffType,
		language: string | null,
		parentId: number | null,
	) {
		try {
			return parseDiff(await callApi(caller, diffParameters(revisionId, type, { language, parentId })), type);
		} catch (error) {
			const gone = error instanceof WikiError ? goneBecause(error) : null;
			if (gone) return gone;
			throw error;
		}
	}

	return {
		wiki,
		...changeReader(caller, batches),
		readRevisions,
		readAccounts,
		async readBlocked(name) {
			return parseBlocked(await callApi(caller, accountParameters([name]))).length > 0;
		},
		async readAccount(name) {
			const answer = await callApi(caller, standingParameters(name));
			const account = parseAccounts(answer).find((one) => one.name === name);
			if (!account) return null;
			return { ...account, blocked: parseBlocked(answer).includes(name), ...parseStanding(answer) };
		},
		readEdits: (ids) => joinEdits(ids, { readRevisions, readAccounts, batches }),
		async readDiff(revisionId, type, { language, parentId } = {}) {
			const read = async (as: DiffType) => {
				const parent = parentId || null;
				const diff = await readDiffAs(revisionId, as, language ?? null, parent);
				// a parent that was deleted or moved away: what was before it in time is the next best
				if (parent === null || diff.kind === 'diff' || diff.reason !== 'missing') return diff;
				return readDiffAs(revisionId, as, language ?? null, null);
			};
			if (type === 'table' || !inlineKnown) return read('table');
			try {
				return await read('inline');
			} catch (error) {
				if (!(error instanceof WikiError) || !knowsNoInline(error)) throw error;
				inlineKnown = false;
				return read('table');
			}
		},
		async findPage(wanted) {
			return parseFoundPage(await callApi(caller, findPageParameters(wanted)), wanted);
		},
		async readRendered(revisionId) {
			try {
				return parseRendered(await callApi(caller, renderedParameters(revisionId)));
			} catch (error) {
				const gone = error instanceof WikiError ? pageGoneBecause(error) : null;
				if (gone) return gone;
				throw error;
			}
		},
		async readSite() {
			return parseSite(await callApi(caller, SITE_PARAMETERS));
		},
	};
}
