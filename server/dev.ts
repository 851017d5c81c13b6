/**
 * `npm run dev`: the client from Vite, which puts a changed file into the open page; the server, restarted when one of
 * its files changes; one database for all restarts. Ctrl-C stops everything.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createServer as createViteServer } from 'vite';
import { startEmbedded } from '../db/embedded.ts';
import { environmentWith, readSettings, type Settings } from './env.ts';
import { type Closing, closeOnSignals, makeClosing } from './start/closing.ts';
import { listen } from './start/door.ts';
import { say, saySorry, sayStep } from './start/say.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pagePort = 5173;

/** Where the server answers and not the client. */
const serverPaths = [
	...['/api', '/auth', '/language', '/v3', '/openapi.json', '/healthz', '/readyz', '/assets'],
	...['/w', '/wiki', '/datasets', '/models', '/scores'],
];

const closing = makeClosing();
closeOnSignals(closing, 20_000);
try {
	const settings = readSettings();
	const databaseUrl = settings.databaseUrl ?? (await startDatabase(settings, closing));
	const pageUrl = settings.publicUrl ?? (await startPage(settings, closing));
	startServer({ PORT: String(settings.port), PUBLIC_URL: pageUrl, DATABASE_URL: databaseUrl }, closing);
} catch (thrown) {
	saySorry(thrown);
	await closing.close();
	process.exit(1);
}

async function startDatabase({ dataDir }: Settings, closing: Closing): Promise<string> {
	const embedded = await startEmbedded({ dataDir, log: sayStep });
	closing.add(() => embedded.stop());
	return embedded.databaseUrl;
}

async function startPage({ port, host }: Settings, closing: Closing): Promise<string> {
	// Vite in a server of ours: its own would end the process by itself when it is told to stop
	const http = createServer();
	const vite = await createViteServer({
		configFile: `${root}client/vite.config.ts`,
		server: {
			middlewareMode: { server: http },
			hmr: { server: http },
			proxy: Object.fromEntries(serverPaths.map((path) => [`^${path}(/|\\?|$)`, `http://localhost:${port}`])),
		},
	});
	closing.add(() => vite.close());
	http.on('request', vite.middlewares);
	await listen(http, { port: pagePort, host });
	closing.add(() => http.closeAllConnections());
	closing.add(() => void http.close());
	const url = `http://localhost:${pagePort}`;
	say(`The client, with hot reload, is at ${url}; the server restarts when its files change.`);
	return url;
}

function startServer(changes: Parameters<typeof environmentWith>[0], closing: Closing): void {
	const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
		cwd: root,
		env: environmentWith(changes),
		stdio: 'inherit',
		// out of our process group: Ctrl-C reaches us only, and the server is stopped before its database
		detached: true,
	});
	const exited = new Promise((resolve) => child.once('exit', resolve));
	closing.add(async () => {
		child.kill('SIGTERM');
		await exited;
	});
}
