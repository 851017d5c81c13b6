import type { Faults } from './faults.ts';
import type { Grants } from './oauth/grants.ts';
import type { DemoWikiData } from './wiki-data.ts';

/** An OAuth 2.0 consumer, as it would be registered on Special:OAuthConsumerRegistration: confidential, `authonly`. */
export type OAuthClient = { clientId: string; clientSecret: string; redirectUri: string; name: string };

/** Everything that a part of the running demo wiki may need. */
export type DemoWiki = {
	data: DemoWikiData;
	/** where browsers and clients reach it, without a slash at the end */
	publicUrl: string;
	clients: readonly OAuthClient[];
	/** ids of the accounts that the sign-in page offers, in its order */
	signInAccounts: readonly number[];
	now: () => Date;
	faults: Faults;
	grants: Grants;
};
