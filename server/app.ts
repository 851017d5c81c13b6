/** The table of contents of the web application. */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { uploadEditList } from '../campaigns/contract/edit-source-calls.ts';
import { Failure } from '../campaigns/contract/errors.ts';
import { openLabelStore } from '../db/saving.ts';
import { createAccess } from './domain/access.ts';
import { createAccounts } from './domain/accounts.ts';
import { createFormCache } from './domain/form-cache.ts';
import type { AppParts, JoinedParts } from './parts.ts';
import { mountAdjudication } from './routes/adjudication.ts';
import { knowBearer } from './routes/bearer.ts';
import { mountCalls } from './routes/calls.ts';
import { mountClientPage } from './routes/client-page.ts';
import { mountDatasetPages } from './routes/dataset-pages.ts';
import { mountDeposits } from './routes/deposits.ts';
import { mountDrafts } from './routes/drafts.ts';
import { mountEditSources } from './routes/edit-sources.ts';
import { mountExports, mountFilteredFiles } from './routes/exports.ts';
import { answerFailures, answerNotFound } from './routes/failures.ts';
import { files } from './routes/files.ts';
import { mountForms } from './routes/forms.ts';
import { mountFrozenFiles } from './routes/frozen-files.ts';
import { mountGold } from './routes/gold.ts';
import { health } from './routes/health.ts';
import { mountHiddenEdits } from './routes/hidden-edits.ts';
import { mountImports } from './routes/imports.ts';
import { languageChoice } from './routes/language.ts';
import { mountLogin } from './routes/login.ts';
import { mountMine } from './routes/mine.ts';
import type { App, AppEnv } from './routes/mount.ts';
import { mountOnWiki } from './routes/on-wiki.ts';
import { openApi } from './routes/openapi.ts';
import { ores } from './routes/ores.ts';
import { mountPages } from './routes/pages.ts';
import { mountReference } from './routes/reference.ts';
import { sameOrigin } from './routes/same-origin.ts';
import { knowVisitor } from './routes/session-cookie.ts';
import { mountTokens } from './routes/tokens.ts';
import { mountUserScript } from './routes/user-script.ts';
import { mountWatch } from './routes/watch.ts';
import { mountWebhooks } from './routes/webhooks.ts';
import { mountWikilabels, refuseWikilabelsWrites } from './routes/wikilabels.ts';
import { mountWikilabelsImport } from './routes/wikilabels-import.ts';

/** a list of a million revision ids and some room */
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;

const policy = {
	contentSecurityPolicy: {
		defaultSrc: ["'none'"],
		scriptSrc: ["'self'"],
		styleSrc: ["'self'"],
		// the signs in Codex's style sheet are written as data
		imgSrc: ["'self'", 'data:'],
		connectSrc: ["'self'"],
		formAction: ["'self'"],
		frameAncestors: ["'none'"],
		baseUri: ["'none'"],
	},
	referrerPolicy: 'same-origin',
	crossOriginResourcePolicy: false,
	strictTransportSecurity: false,
} satisfies Parameters<typeof secureHeaders>[0];

export function createApp(given: AppParts): App {
	const accounts = createAccounts(given);
	const access = createAccess({ rules: given.roles, wikis: given.wikis, accounts });
	const parts: JoinedParts = {
		...given,
		accounts,
		access,
		formCache: createFormCache(),
		labelStore: openLabelStore(given.db),
	};
	const app: App = new Hono<AppEnv>();
	app.use(async (c, next) => {
		c.set('requestId', parts.newSecret().slice(0, 12));
		c.header('x-request-id', c.get('requestId'));
		await next();
	});
	app.onError(answerFailures(parts));
	app.notFound(answerNotFound(parts));

	app.route('/', health(parts));
	app.use(secureHeaders(policy));
	mountFrozenFiles(app, parts);
	app.use(compress({ threshold: 1024 }));
	app.route('/', ores(parts.scores));
	mountFilteredFiles(app, parts);
	app.route('/', files(parts));

	mountOnWiki(app, parts);
	if (parts.clientFolder) mountUserScript(app, parts.clientFolder, parts);

	refuseWikilabelsWrites(app);
	app.use(sameOrigin(parts.publicUrl));
	const limit = bodyLimit({
		maxSize: LARGEST_BODY_BYTES,
		onError: () => {
			throw new Failure('BODY_TOO_LARGE', { limitBytes: LARGEST_BODY_BYTES });
		},
	});
	// a list that is uploaded is read while it comes, and counted there
	app.use(async (c, next) =>
		c.req.path === uploadEditList.path && c.req.method === 'POST' ? await next() : await limit(c, next),
	);
	app.get('/openapi.json', (c) => c.json(openApi(parts.publicUrl, parts.version)));
	app.use(knowVisitor(parts));
	app.use(knowBearer(parts));
	mountCalls(app, parts);
	mountEditSources(app, parts);
	mountDrafts(app, parts);
	mountHiddenEdits(app, parts);
	mountDeposits(app, parts);
	mountImports(app, parts);
	mountForms(app, parts);
	mountExports(app, parts);
	mountMine(app, parts);
	mountAdjudication(app, parts);
	mountGold(app, parts);
	mountWatch(app, parts);
	mountTokens(app, parts);
	mountReference(app, parts);
	mountWebhooks(app, parts);
	mountWikilabels(app, parts);
	mountWikilabelsImport(app, parts);
	mountLogin(app, parts);
	app.route('/', languageChoice(parts));
	mountDatasetPages(app, parts);
	mountPages(app, parts);
	if (parts.clientFolder) serveClient(app, parts.clientFolder);
	return app;
}

/** The built client: files with a digest in their name for good, everything else is the one page. */
function serveClient(app: App, folder: string): void {
	app.use(
		'/assets/*',
		serveStatic({
			root: folder,
			onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
		}),
	);
	mountClientPage(app, folder);
	app.use(serveStatic({ root: folder }));
}
