import { describe, expect, test } from 'vitest';
import { SetupError } from '../../db/setup-error.ts';
import { type Faults, noFaults } from '../../server/demo-wiki/faults.ts';
import type { WikiClientOptions } from '../../server/remote/wiki-client.ts';
import { openWiki, wikisOf } from '../../server/remote/wikis.ts';
import { openRealSite } from '../../server/start/site.ts';
import { demoWiki, demoWikiData } from './demo.ts';
import { listen } from './loopback.ts';

/** A wiki of that name over real HTTP, which may be told to fail. */
async function serveWiki(wiki: string, faults: Faults = noFaults()): Promise<string> {
	return await listen((publicUrl) => {
		const app = demoWiki({ publicUrl, faults, data: { ...demoWikiData, wiki } });
		return (request) => app.fetch(request);
	});
}

const settings = {
	...{ apiPath: '/w/api.php', restPath: '/w/rest.php', wiki: 'testwiki' },
	...{ oauth: null, userAgentContact: 'me@example.org' },
};
const here = { publicUrl: 'http://localhost:1' };

function optionsFor(wiki: string, url: string): WikiClientOptions {
	const clock = { now: () => new Date(), sleep: async () => undefined };
	return { wiki, apiUrl: `${url}/w/api.php`, userAgent: 'label-wing-test/1.0', clock };
}

describe('several wikis over HTTP', () => {
	test('each is asked at its own address, and wikis of one name are told apart', async () => {
		const [url, otherUrl] = [await serveWiki('testwiki'), await serveWiki('otherwiki')];
		const further = [{ name: 'otherwiki', url: otherUrl }];
		const { wikis } = await openRealSite({ ...settings, url, further }, here);
		expect(wikis.list()).toMatchObject([
			{ name: 'testwiki', siteName: 'Test Wiki (testwiki)', url, answers: true },
			{ name: 'otherwiki', siteName: 'Test Wiki (otherwiki)', url: otherUrl, answers: true },
		]);
		expect(wikis.login()).toEqual(wikis.list()[0]);
		for (const { name, url: own } of wikis.list()) {
			const answer = await wikis.of(name).showEdit(9, 'table', 'en');
			expect(answer).toMatchObject({ shown: { url: `${own}/w/index.php?diff=9` } });
			const edit = (await wikis.of(name).readEdits([9])).get(9);
			expect(edit).toMatchObject({ revision: { wiki: name } });
		}
		expect(() => wikis.of('thirdwiki')).toThrow(expect.objectContaining({ code: 'WIKI_UNKNOWN' }));
	});

	test('one that is down at the start is there later', async () => {
		const faults = noFaults();
		const [url, downUrl] = [await serveWiki('testwiki'), await serveWiki('downwiki', faults)];
		faults.status = 500;
		const further = [{ name: 'downwiki', url: downUrl }];
		const { wikis } = await openRealSite({ ...settings, url, further }, here);
		const unknown = { name: 'downwiki', siteName: 'downwiki', language: 'und', direction: 'ltr' };
		expect(wikis.list()).toMatchObject([{ answers: true }, { ...unknown, url: downUrl, answers: false }]);
		await wikis.askAgain();
		expect(wikis.list()[1]?.answers).toBe(false);
		faults.status = null;
		await wikis.askAgain();
		expect(wikis.list()[1]).toMatchObject({ language: 'en', answers: true });
	});

	test('one that goes down says so, and that it is back', async () => {
		const faults = noFaults();
		const url = await serveWiki('testwiki', faults);
		const wikis = wikisOf(openWiki(optionsFor('testwiki', url), url, null));
		const { showEdit, readAccount } = wikis.of('testwiki');
		expect(wikis.login().answers).toBe(false);
		await showEdit(9, 'table', 'en');
		expect(wikis.login()).toMatchObject({ siteName: 'Test Wiki', answers: true });

		faults.status = 500;
		await expect(showEdit(9, 'table', 'en')).rejects.toMatchObject({ code: 'WIKI_UNREACHABLE' });
		expect(wikis.login()).toMatchObject({ siteName: 'Test Wiki', answers: false });
		faults.status = null;
		expect(await readAccount('OldAccount')).toMatchObject({ editCount: 14, registeredAt: null });
		expect(wikis.login().answers).toBe(true);
	});

	test('a wiki under the name of another is not taken: not at the start, not later', async () => {
		const [url, otherUrl] = [await serveWiki('testwiki'), await serveWiki('otherwiki')];
		const further = [{ name: 'frwiki', url: otherUrl }];
		const opening = openRealSite({ ...settings, url, further }, here);
		await expect(opening).rejects.toThrow(SetupError);
		await expect(opening).rejects.toThrow(
			`WIKIS says that ${otherUrl} is frwiki, but that wiki is otherwiki.`,
		);

		const late = wikisOf(openWiki(optionsFor('frwiki', otherUrl), otherUrl, null));
		await late.askAgain();
		expect(late.login().answers).toBe(false);
		const shown = late.of('frwiki').showEdit(9, 'table', 'en');
		await expect(shown).rejects.toMatchObject({ code: 'WIKI_NONSENSE' });
	});
});
