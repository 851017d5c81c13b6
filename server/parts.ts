import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import type { LabelStore } from '../db/saving.ts';
import type { Access, RoleRules } from './domain/access.ts';
import type { Accounts } from './domain/accounts.ts';
import type { FormCache } from './domain/form-cache.ts';
import type { Live } from './domain/live.ts';
import type { Measuring } from './domain/measuring.ts';
import type {
	Clock,
	FeaturePort,
	FetchText,
	FileStore,
	MessageAddress,
	NewSecret,
	NextTurn,
	Patience,
	Sha256,
	Wikis,
	WriteParquet,
} from './domain/ports.ts';
import type { ExportTasks } from './domain/present-rows.ts';
import type { ScorePort } from './domain/scores.ts';
import type { LoginPort } from './domain/sessions.ts';
import type { Weigh } from './domain/weighing.ts';

/** Everything the web application is joined from. main.ts makes it for real, tests with a clock of their own. */
export type AppParts = {
	db: Db;
	now: Clock;
	log: Logger;
	/** where browsers find Label Wing, without a slash at the end */
	publicUrl: string;
	version: string;
	wikis: Wikis;
	/** how long a page waits for what a wiki knows of an account */
	patience: Patience;
	demo: boolean;
	/** wikis whose accounts are one: people are known by (farm, sub) */
	farm: string;
	/** what the settings say of roles; more are given in the browser */
	roles: RoleRules;
	login: LoginPort;
	features: FeaturePort;
	/** connections that long downloads may hold: the others are for people at work */
	exportDb: Db;
	exportTasks: ExportTasks;
	weigh: Weigh;
	nextTurn: NextTurn;
	writeParquet: WriteParquet;
	fileStore: FileStore;
	newSecret: NewSecret;
	sha256: Sha256;
	faultOfAddress: MessageAddress;
	fetchText: FetchText;
	drawSeed(): number;
	/** a campaign was closed: freeze it now rather than at the next round */
	wake(): void;
	scores: ScorePort;
	/** what is worked out of campaigns' answers, and who is told when figures change */
	measuring: Measuring;
	live: Live;
	/** folder of the built client; null where it is served by somebody else */
	clientFolder: string | null;
	/** addresses of what the pages rendered here are dressed in */
	stylesheets: readonly string[];
	/** the archive in which copies of datasets can be prepared; null where none is set */
	depositsTo: string | null;
	/** why the process cannot serve yet; null when it can */
	notReady(): Promise<string | null>;
};

/** With what is made of them once for all routes. */
export type JoinedParts = AppParts & {
	accounts: Accounts;
	access: Access;
	formCache: FormCache;
	labelStore: LabelStore;
};
