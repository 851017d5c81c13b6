/** The demo wiki as campaigns know wikis: over its API, without a network. */
import type { WikiPorts } from '../../server/domain/ports.ts';
import { wikiPorts } from '../../server/remote/ports.ts';
import { createWikiClient } from '../../server/remote/wiki-client.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { demoWiki } from '../wiki/demo.ts';

/** the addresses that were asked, in order */
export const asked: string[] = [];

function demoPorts(): WikiPorts {
	const app = demoWiki();
	const client = createWikiClient({
		...{ apiUrl: 'http://127.0.0.1:8090/w/api.php', wiki: 'testwiki', userAgent: 'test' },
		fetch: async (url) => {
			asked.push(String(url));
			return await app.request(String(url));
		},
	});
	return wikiPorts(client, () => client.readSite());
}

/** People who label need no account there. */
export const demoWikis = () =>
	fakeWikis(fakeWiki({ ...demoPorts(), readAccount: fakeWiki().ports.readAccount }));
