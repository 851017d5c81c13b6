import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ExportRevision } from '../../trainer/export/export-revision.ts';
import { readExport } from '../../trainer/export/read-export.ts';
import { arabicWiki, type DemoSite, testWiki } from './site.ts';
import type { DemoWikiData, WikiAccount, WikiPage, WikiRevision } from './wiki-data.ts';

const Block = z.object({
	id: z.number(),
	by: z.string(),
	byId: z.number(),
	reason: z.string(),
	timestamp: z.string(),
	expiry: z.string(),
});

const Account = z.object({
	id: z.number(),
	name: z.string(),
	groups: z.array(z.string()),
	registration: z.string().nullable(),
	emailConfirmed: z.boolean(),
	hidden: z.literal(true).exactOptional(),
	block: Block.exactOptional(),
});

const BeyondExport = z.object({
	accounts: z.array(Account),
	tags: z.record(z.string(), z.array(z.string())),
	importedRevisions: z.array(z.number()),
	moveRevisions: z.array(z.number()),
});

const WrittenPages = z.object({
	pages: z.array(
		z.object({
			pageId: z.number(),
			namespace: z.number(),
			title: z.string(),
			revisions: z.array(
				z.object({
					revisionId: z.number(),
					timestamp: z.string(),
					accountId: z.number(),
					comment: z.string(),
					text: z.string(),
				}),
			),
		}),
	),
});

const SpecialIds = z.object({
	rd_suppressed: z.number().exactOptional(),
	hidden_user_edit: z.number().exactOptional(),
});

async function readJson<Shape extends z.ZodType>(file: URL, shape: Shape): Promise<z.output<Shape>> {
	return shape.parse(JSON.parse(await readFile(file, 'utf8')));
}

function byTime(a: WikiRevision, b: WikiRevision): number {
	return a.timestamp === b.timestamp ? a.revisionId - b.revisionId : a.timestamp < b.timestamp ? -1 : 1;
}

function toPages(exported: ExportRevision[], revisions: WikiRevision[]): Map<number, WikiPage> {
	const pages = new Map<number, WikiPage>();
	exported.forEach(({ pageId, namespace, title, redirectTarget }, i) => {
		const page = pages.get(pageId) ?? { pageId, namespace, title, redirectTarget, revisions: [] };
		const revision = revisions[i];
		if (revision) page.revisions.push(revision);
		pages.set(pageId, page);
	});
	for (const page of pages.values()) page.revisions.sort(byTime);
	return pages;
}

/** A page that is in no export; what it was edited for is not counted among anybody's edits. */
function toWrittenPage(
	{ pageId, namespace, title, revisions }: z.output<typeof WrittenPages>['pages'][number],
	wiki: string,
	nameOf: (accountId: number) => string | null,
): WikiPage {
	return {
		...{ pageId, namespace, title, redirectTarget: null },
		revisions: revisions.map(({ revisionId, timestamp, accountId, comment, text }, i): WikiRevision => {
			const parentId = revisions[i - 1]?.revisionId ?? 0;
			return {
				...{ wiki, revisionId, parentId, pageId, namespace, title, timestamp, comment, text },
				...{ minor: false, tags: [], contentModel: 'wikitext', contentFormat: 'text/x-wiki' },
				editor: { kind: 'registered', id: accountId, name: nameOf(accountId) },
				hidden: { text: false, comment: false, user: false, suppressed: false },
				sizeBytes: Buffer.byteLength(text),
				sha1: createHash('sha1').update(text).digest('hex'),
				recentChange: false,
			};
		}),
	};
}

/** The first demo wiki: people log in there. */
export async function loadDemoWiki(): Promise<DemoWikiData> {
	return await loadWiki(testWiki, new URL('data/', import.meta.url));
}

/** The second demo wiki, with accounts of the first and some of its own. */
export async function loadArabicDemoWiki(): Promise<DemoWikiData> {
	return await loadWiki(arabicWiki, new URL('data/arabic/', import.meta.url));
}

/**
 * Reads a demo wiki that is part of this project: its export, and beside it what exports do not carry. Deleted pages
 * are in neither, so that their revisions look unknown, as they do on a real wiki.
 */
async function loadWiki(site: DemoSite, folder: URL): Promise<DemoWikiData> {
	const [beyond, special, written] = await Promise.all([
		readJson(new URL('beyond-export.json', folder), BeyondExport),
		readJson(new URL('special-ids.json', folder), SpecialIds),
		readJson(new URL('written-pages.json', folder), WrittenPages),
	]);
	const suppressed = new Set([special.rd_suppressed, special.hidden_user_edit]);
	const notRecent = new Set([...beyond.importedRevisions, ...beyond.moveRevisions]);
	const exported: ExportRevision[] = [];
	for await (const revision of readExport(fileURLToPath(new URL('export.xml.gz', folder))))
		exported.push(revision);

	const revisions = exported.map(
		(revision): WikiRevision => ({
			wiki: revision.wiki,
			revisionId: revision.revisionId,
			parentId: revision.parentId,
			pageId: revision.pageId,
			namespace: revision.namespace,
			title: revision.title,
			timestamp: revision.timestamp,
			minor: revision.minor,
			comment: revision.comment,
			editor: revision.editor,
			tags: beyond.tags[revision.revisionId] ?? [],
			contentModel: revision.contentModel,
			contentFormat: revision.contentFormat,
			text: revision.text,
			hidden: { ...revision.hidden, suppressed: suppressed.has(revision.revisionId) },
			sizeBytes: revision.sizeBytes ?? 0,
			sha1: revision.text === null ? null : createHash('sha1').update(revision.text).digest('hex'),
			recentChange: !notRecent.has(revision.revisionId),
		}),
	);
	const editCounts = new Map<number, number>();
	for (const { editor } of revisions) editCounts.set(editor.id, (editCounts.get(editor.id) ?? 0) + 1);
	const wiki = exported[0]?.wiki ?? '';
	const pages = toPages(exported, revisions);
	const nameOf = (id: number) => beyond.accounts.find((account) => account.id === id)?.name ?? null;
	for (const page of written.pages) pages.set(page.pageId, toWrittenPage(page, wiki, nameOf));
	return {
		...{ wiki, site },
		pages,
		pagesByTitle: new Map([...pages.values()].map((page) => [page.title, page])),
		revisions: new Map(
			[...pages.values()].flatMap((page) =>
				page.revisions.map((revision) => [revision.revisionId, { page, revision }] as const),
			),
		),
		accounts: new Map(beyond.accounts.map((account: WikiAccount) => [account.id, account])),
		editCounts,
	};
}
