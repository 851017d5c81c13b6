/** The wiki as the rules ask for it: their ports, answered by a client; its errors as failures with documented codes. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Revision } from '../../campaigns/contract/revision.ts';
import type { DiffOfEdit, DiffType } from '../../campaigns/contract/task.ts';
import type { HiddenParts, ShowEdit, Title, WikiPorts } from '../domain/ports.ts';
import type { LoginPort } from '../domain/sessions.ts';
import { voiceIn } from './diff-voice.ts';
import { findGuideline, readGuideline } from './guidelines.ts';
import { beginLogin, finishLogin, type LoginConfig, LoginError } from './login.ts';
import type { WikiDiff } from './parse-diff.ts';
import type { Site } from './parse-site.ts';
import { changeOf } from './read-changes.ts';
import { goneReason } from './read-edits.ts';
import { sanitiseDiff } from './sanitise-diff.ts';
import { sanitiseSummary } from './sanitise-summary.ts';
import { showPage } from './show-page.ts';
import type { WikiClient } from './wiki-client.ts';
import { WikiError } from './wiki-error.ts';

/** @param readSite what the wiki says of itself, asked when it is needed */
export function wikiPorts(client: WikiClient, readSite: () => Promise<Site>): WikiPorts {
	return {
		showEdit: (revisionId, diffType, language) =>
			failing(async () => showEdit(client, await readSite(), { revisionId, diffType, language })),
		showPage: (revisionId, asked) =>
			failing(async () => showPage(client, await readSite(), revisionId, asked)),
		readEdits: (ids) =>
			failing(async () => {
				const edits = await client.readEdits(ids);
				return new Map(
					[...edits].map(([id, edit]) => [
						id,
						'revision' in edit ? edit : { unreadable: goneReason(edit.reason) },
					]),
				);
			}),
		readTitles: (ids) =>
			failing(async () => {
				const site = await readSite();
				const revisions = await client.readRevisions(ids, { text: false });
				return new Map([...revisions].map(([id, revision]) => [id, titleOf(revision, site)]));
			}),
		knownRevisions: (ids) =>
			failing(async () => {
				const revisions = await client.readRevisions(ids, { text: false });
				return new Set([...revisions].flatMap(([id, revision]) => ('missing' in revision ? [] : [id])));
			}),
		readHidden: (ids) =>
			failing(async () => {
				const revisions = await client.readRevisions(ids, { text: false });
				return new Map([...revisions].map(([id, revision]) => [id, hiddenParts(revision)]));
			}),
		readAccount: (name) =>
			failing(async () => {
				const account = await client.readAccount(name);
				if (!account) return null;
				const { name: _, registration, ...known } = account;
				return { ...known, registeredAt: registration === null ? null : new Date(registration) };
			}),
		readChanges: (wanted, from) => failing(async () => client.readChanges(wanted, from)),
		readListed: (ids) =>
			failing(async () => {
				const revisions = await client.readRevisions(ids, { text: false });
				return [...revisions.values()].flatMap((one) => ('missing' in one ? [] : [changeOf(one)]));
			}),
		readAuthors: (names) => failing(async () => client.readAuthors(names)),
		readCategories: (pageIds, among) => failing(async () => client.readCategories(pageIds, among)),
		findGuideline: (page, revisionId) =>
			failing(async () => findGuideline(client, await readSite(), page, revisionId)),
		readGuideline: (revisionId) => failing(async () => readGuideline(client, await readSite(), revisionId)),
	};
}

/** What an edit's page says of it, compared with its parent: `prev` follows time, and imported histories do not. */
async function showEdit(
	client: WikiClient,
	site: Site,
	{ revisionId, diffType, language }: { revisionId: number; diffType: DiffType; language: string },
): ReturnType<ShowEdit> {
	const revision = (await client.readRevisions([revisionId], { text: false })).get(revisionId);
	if (!revision || 'missing' in revision) return { gone: 'missing' };
	const { parentId } = revision;
	const diff = await client.readDiff(revisionId, diffType, { language, parentId });
	return diff.kind === 'gone'
		? { gone: goneReason(diff.reason) }
		: { shown: shownEdit(diff, site, language) };
}

function shownEdit(diff: WikiDiff, site: Site, language: string): DiffOfEdit {
	const { revisionId, title, parsedComment, author } = diff;
	const { serverUrl } = site;
	return {
		revisionId,
		title,
		url: diffUrl(site, revisionId),
		summaryHtml:
			parsedComment === null ? null : sanitiseSummary(parsedComment, { serverUrl, author, authorWord: '…' }),
		bytesChanged: diff.toSize - diff.fromSize,
		newPage: diff.first,
		diffType: diff.type,
		diffHtml: sanitiseDiff(diff.body, `diff-${revisionId}-`, voiceIn(language)),
		language: site.language,
		direction: site.rtl ? 'rtl' : 'ltr',
	};
}

function hiddenParts(revision: Revision | { missing: true }): HiddenParts {
	if ('missing' in revision) return { missing: true, text: true, author: true, summary: true };
	const { text, user, comment } = revision.hidden;
	return { missing: false, text, author: user, summary: comment };
}

function titleOf(revision: Revision | { missing: true }, site: Site): Title {
	if ('missing' in revision) return { gone: 'missing' };
	return revision.hidden.text
		? { gone: 'text_hidden' }
		: { title: revision.title, url: diffUrl(site, revision.revisionId) };
}

function diffUrl({ serverUrl, scriptPath }: Site, revisionId: number): string {
	return `${serverUrl}${scriptPath}?diff=${revisionId}`;
}

/** Log-in with this wiki. */
export function loginPort(config: LoginConfig, client: WikiClient): LoginPort {
	return {
		async begin() {
			const { url, ...pending } = await beginLogin(config);
			return { url: new URL(url), ...pending };
		},
		finish: (callback, pending) =>
			failing(async () => {
				const profile = await finishLogin(config, callback, pending);
				const { sub, username, editCount, groups, registeredAt } = profile;
				return {
					...{ sub, name: username, editCount, groups },
					registeredAt: registeredAt === null ? null : new Date(registeredAt),
					// The profile also says so when only the address of this server is blocked.
					blocked: profile.blocked && (await client.readBlocked(username)),
				};
			}),
	};
}

async function failing<T>(ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (cause) {
		if (cause instanceof WikiError) {
			const { code, apiCode, retryAfterSeconds, message } = cause;
			throw new Failure(
				code,
				{ message, ...(apiCode ? { apiCode } : {}), ...(retryAfterSeconds ? { retryAfterSeconds } : {}) },
				{ cause },
			);
		}
		if (cause instanceof LoginError)
			throw new Failure(cause.code === 'LOGIN_WIKI_DOWN' ? 'WIKI_UNREACHABLE' : cause.code, undefined, {
				cause,
			});
		throw cause;
	}
}
