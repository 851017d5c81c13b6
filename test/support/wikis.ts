/** Wikis made of plain functions, which know every revision. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { Wiki } from '../../campaigns/contract/wiki.ts';
import type { Change, WikiAccount, WikiPorts, Wikis } from '../../server/domain/ports.ts';

export type FakeWiki = { facts: Wiki; ports: WikiPorts };

/** `testwiki` in English, unless told otherwise; ports replace its functions, to make it fail or revisions vanish. */
export function fakeWiki(ports: Partial<WikiPorts> = {}, facts: Partial<Wiki> = {}): FakeWiki {
	const { name = 'testwiki', language = 'en', direction = 'ltr' } = facts;
	const siteName = name === 'testwiki' ? 'Test Wiki' : name;
	return {
		facts: { name, siteName, language, direction, url: 'http://localhost:8080', answers: true, ...facts },
		ports: {
			showEdit: async (revisionId, diffType) => ({
				shown: {
					...{ revisionId, diffType, title: 'Harbour', url: 'http://wiki.invalid/', summaryHtml: 'x' },
					...{ newPage: false, bytesChanged: 3, diffHtml: '<tr></tr>', language, direction },
				},
			}),
			showPage: async (revisionId, { as }) => ({
				page: {
					...{ revisionId, title: 'Harbour', url: 'http://wiki.invalid/', language, direction },
					...{ content: as === 'page' ? '<p>A harbour.</p>' : 'A harbour.', cut: false, found: true },
				},
			}),
			readEdits: async (ids) => new Map(ids.map((id) => [id, plainEdit(name, id)])),
			readTitles: async (ids) =>
				new Map(ids.map((id) => [id, { title: `Page ${id}`, url: `http://wiki.invalid/?diff=${id}` }])),
			knownRevisions: async (ids) => new Set(ids),
			readHidden: async (ids) =>
				new Map(ids.map((id) => [id, { missing: false, text: false, author: false, summary: false }])),
			readAccount: async () => plainAccount,
			readChanges: async () => ({ changes: [], next: null }),
			readListed: async (ids) => ids.map(plainChange),
			readAuthors: async (names) => new Map(names.map((one) => [one, plainAccount])),
			readCategories: async () => new Map(),
			findGuideline: async (page, revisionId) => ({ title: page, revisionId: revisionId ?? 900 }),
			readGuideline: async (revisionId) => ({
				text: {
					...{
						title: 'Help:Judging',
						revisionId,
						url: 'http://wiki.invalid/?oldid=1',
						html: '<p>Look twice.</p>',
					},
					...{ language, direction },
				},
			}),
			...ports,
		},
	};
}

/** @param first the one that people log in with */
export function fakeWikis(first: FakeWiki, ...further: FakeWiki[]): Wikis {
	const all = [first, ...further];
	return {
		login: () => first.facts,
		list: () => all.map(({ facts }) => facts),
		of(name) {
			const found = all.find(({ facts }) => facts.name === name);
			if (!found) throw new Failure('WIKI_UNKNOWN', { wiki: name });
			return found.ports;
		},
	};
}

const plainAccount: WikiAccount = { editCount: 10, registeredAt: null, groups: [], blocked: false };

function plainChange(revisionId: number): Change {
	return {
		...{
			revisionId,
			pageId: 1,
			timestamp: '2026-01-01T00:00:00Z',
			bot: false,
			reverted: false,
			hidden: false,
		},
		author: { kind: 'registered', id: 1, name: 'Someone' },
	};
}

function plainEdit(wiki: string, revisionId: number): Edit {
	return {
		revision: {
			...{ wiki, revisionId, parentId: revisionId - 1, pageId: 1, namespace: 0, title: 'Harbour' },
			...{ timestamp: '2026-01-01T00:00:00Z', minor: false, comment: '', tags: [], contentModel: 'wikitext' },
			editor: { kind: 'registered', id: 1, name: 'Someone' },
			text: 'after',
			hidden: { text: false, comment: false, user: false, suppressed: false },
		},
		parentText: 'before',
		account: { name: 'Someone', groups: [], editCount: 10, registration: '2020-01-01T00:00:00Z' },
	};
}
