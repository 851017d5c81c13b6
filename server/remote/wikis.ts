/** The wikis of the installation: one client each, and what each has said of itself by now. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Wiki } from '../../campaigns/contract/wiki.ts';
import type { WikiPorts, Wikis } from '../domain/ports.ts';
import type { Site } from './parse-site.ts';
import { wikiPorts } from './ports.ts';
import { createWikiClient, type WikiClient, type WikiClientOptions } from './wiki-client.ts';
import { WikiError } from './wiki-error.ts';

export type OpenedWiki = {
	facts(): Wiki;
	ports: WikiPorts;
	/** asks one that did not answer whether it does again */
	askAgain(): Promise<void>;
};

/**
 * A wiki that need not answer yet: what it says of itself is asked when it is needed first, and then kept.
 * @param url where its pages are said to be, for people, until it says so itself
 */
export function openWiki(options: WikiClientOptions, url: string, known: Site | null): OpenedWiki {
	const client = createWikiClient(options);
	const scout = scoutOf(options);
	let site = known;
	let answers = known !== null;

	async function readSite(): Promise<Site> {
		site ??= await readNamedSite(client);
		return site;
	}

	/** Notices of every question whether the wiki answered it. */
	function noticing<Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) {
		return async (...given: Given): Promise<Answer> => {
			try {
				const answer = await ask(...given);
				answers = true;
				return answer;
			} catch (error) {
				if (error instanceof Failure && isAway(error.code)) answers = false;
				throw error;
			}
		};
	}

	const asked = wikiPorts(client, readSite);
	return {
		facts: () => ({
			name: client.wiki,
			siteName: site?.name ?? client.wiki,
			language: site?.language ?? 'und',
			direction: site?.rtl ? 'rtl' : 'ltr',
			url: site?.serverUrl ?? url,
			// a site that is not known yet has not answered, whatever else it was asked
			answers: answers && site !== null,
		}),
		ports: {
			showEdit: noticing(asked.showEdit),
			showPage: noticing(asked.showPage),
			readEdits: noticing(asked.readEdits),
			readTitles: noticing(asked.readTitles),
			knownRevisions: noticing(asked.knownRevisions),
			readHidden: noticing(asked.readHidden),
			readAccount: noticing(asked.readAccount),
			readChanges: noticing(asked.readChanges),
			readListed: noticing(asked.readListed),
			readAuthors: noticing(asked.readAuthors),
			readCategories: noticing(asked.readCategories),
			findGuideline: noticing(asked.findGuideline),
			readGuideline: noticing(asked.readGuideline),
		},
		async askAgain() {
			if (answers && site !== null) return;
			try {
				site = site ? { ...(await scout.readSite()), wiki: client.wiki } : await readNamedSite(scout);
				answers = true;
			} catch (error) {
				if (!(error instanceof WikiError)) throw error;
				answers = false;
			}
		},
	};
}

/** Asks once and does not wait long: for questions that nobody waits for. */
export function scoutOf(options: WikiClientOptions): WikiClient {
	return createWikiClient({ timeoutMs: 5_000, ...options, attempts: 1 });
}

/** @throws {WikiError} WIKI_NONSENSE when the wiki at this address is another one than its name in the settings */
async function readNamedSite(client: WikiClient): Promise<Site> {
	const site = await client.readSite();
	if (isNamed(site, client.wiki)) return { ...site, wiki: client.wiki };
	throw new WikiError('WIKI_NONSENSE', `The wiki at this address is ${site.wiki}, not ${client.wiki}.`);
}

/** Whether a wiki is the one that is meant: it calls itself by its database's name, with the prefix of its tables after. */
export function isNamed(site: Site, name: string): boolean {
	return site.wiki.split('-')[0] === name;
}

/** Wikis of one project call themselves the same: those get their language behind it, or else their database's name. */
function toldApart(wikis: readonly Wiki[]): Wiki[] {
	return wikis.map((wiki) => {
		const namesakes = wikis.filter((one) => one.siteName === wiki.siteName);
		if (namesakes.length === 1) return wiki;
		const speakAlike = namesakes.filter((one) => one.language === wiki.language).length > 1;
		const apart = speakAlike ? null : autonym(wiki.language);
		return { ...wiki, siteName: `${wiki.siteName} (${apart ?? wiki.name})` };
	});
}

/** What a language calls itself; null for codes of MediaWiki's own that are no language tags. */
function autonym(language: string): string | null {
	if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) return null;
	return new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(language) ?? null;
}

function isAway(code: Failure['code']): boolean {
	return code === 'WIKI_UNREACHABLE' || code === 'WIKI_TIMEOUT';
}

/** @param first the one that people log in with */
export function wikisOf(
	first: OpenedWiki,
	further: readonly OpenedWiki[] = [],
): Wikis & { askAgain(): Promise<void> } {
	const all = [first, ...further];
	const list = () => toldApart(all.map((wiki) => wiki.facts()));
	return {
		login: () => list()[0] ?? first.facts(),
		list,
		of(name) {
			const wiki = all.find(({ facts }) => facts().name === name);
			if (!wiki) throw new Failure('WIKI_UNKNOWN', { wiki: name });
			return wiki.ports;
		},
		async askAgain() {
			await Promise.all(all.map((wiki) => wiki.askAgain()));
		},
	};
}
