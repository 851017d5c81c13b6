/** The wikis of the installation: one client each, and what each has said of itself by now. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Wiki } from '../../campaigns/contract/wiki.ts';
import type { WikiPorts, Wikis } from '../domain/ports.ts';
import type { Site } from './parse-site.ts';
import { wikiPorts } from './ports.ts';
import type { WikiClient } from './wiki-client.ts';
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
export function openWiki(client: WikiClient, url: string, known: Site | null): OpenedWiki {
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
			readEdits: noticing(asked.readEdits),
			readTitles: noticing(asked.readTitles),
			knownRevisions: noticing(asked.knownRevisions),
			readAccount: noticing(asked.readAccount),
			findGuideline: noticing(asked.findGuideline),
			readGuideline: noticing(asked.readGuideline),
		},
		async askAgain() {
			if (answers && site !== null) return;
			try {
				site = site ? { ...(await client.readSite()), wiki: client.wiki } : await readNamedSite(client);
				answers = true;
			} catch (error) {
				if (!(error instanceof WikiError)) throw error;
				answers = false;
			}
		},
	};
}

/** @throws {WikiError} WIKI_NONSENSE when the wiki at this address is another one than its name in the settings */
async function readNamedSite(client: WikiClient): Promise<Site> {
	const site = await client.readSite();
	// the prefix of its tables follows the database's name
	if (site.wiki.split('-')[0] === client.wiki) return site;
	throw new WikiError('WIKI_NONSENSE', `The wiki at this address is ${site.wiki}, not ${client.wiki}.`);
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
	return {
		login: () => first.facts(),
		list: () => all.map((wiki) => wiki.facts()),
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
