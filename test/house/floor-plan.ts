/**
 * The floor plan, ground floor first: a room may look into the rooms it names, all of which come before it, and may use
 * the packages it names. A room with rooms inside holds only the files that lie directly in it; a key may be one file.
 */
export type Room = {
	sees: string[];
	packages: string[];
	/** may use what only Node has */
	node?: true;
	/** takes clock, chance, network and settings as arguments */
	pure?: true;
	/** may read process.env */
	environment?: true;
};

const contract = 'campaigns/contract';
const learning = ['trainer/features', 'trainer/model', 'trainer/export', 'trainer/train', 'trainer/score'];
/** What main, and what main is made of, joins. */
const serving = [
	contract,
	'db',
	...learning,
	'trainer/jobs',
	'trainer',
	...[
		'settings',
		'env.ts',
		'wikilabels-form',
		'domain',
		'parquet',
		'file-store',
		'remote',
		'pages',
		'parts.ts',
		'routes',
		'demo-wiki',
		'app.ts',
	].map((name) => `server/${name}`),
];

export const rooms: Record<string, Room> = {
	'campaigns/contract': { sees: [], packages: ['zod'], pure: true },
	'campaigns/templates': { sees: [contract], packages: ['zod'], pure: true },
	'campaigns/agreement': { sees: [contract], packages: [], pure: true },

	db: { sees: [contract], packages: ['drizzle-orm', 'postgres'], node: true },

	'trainer/features': { sees: [contract], packages: [], pure: true },
	'trainer/model': {
		sees: [contract, 'trainer/features'],
		packages: ['@bufbuild/protobuf', 'onnxruntime-node', 'zod'],
		node: true,
	},
	'trainer/export': { sees: [contract], packages: ['saxes'], node: true },
	'trainer/train': {
		sees: [contract, 'db', 'trainer/features', 'trainer/model'],
		packages: ['zod'],
		node: true,
	},
	// never the database: it learns of models over HTTP
	'trainer/score': {
		sees: [contract, 'trainer/features', 'trainer/model'],
		packages: ['onnxruntime-node', 'zod'],
		node: true,
	},
	'trainer/reverts': { sees: [contract, ...learning], packages: [], node: true },
	'trainer/jobs': {
		sees: [contract, 'campaigns/templates', 'db', 'trainer/features', 'trainer/model', 'trainer/train'],
		packages: ['zod'],
		node: true,
	},
	// its programs stand below server/env.ts, so they read the environment themselves
	trainer: {
		sees: [contract, 'db', ...learning, 'trainer/jobs'],
		packages: ['pino'],
		node: true,
		environment: true,
	},

	'server/settings': { sees: [], packages: [], node: true },
	'server/env.ts': { sees: ['db', 'server/settings'], packages: [], environment: true },
	// reads the YAML of strangers, and nothing else does
	'server/wikilabels-form': { sees: [contract], packages: ['yaml'], pure: true },
	'server/domain': {
		sees: [contract, 'campaigns/templates', 'campaigns/agreement', 'db'],
		packages: ['papaparse', 'zod'],
		pure: true,
	},
	// never the database: it asks a wiki or an identity provider, and judges the answer
	'server/remote': {
		sees: [contract, 'server/domain'],
		packages: ['aws4fetch', 'oauth4webapi', 'sanitize-html', 'zod'],
		node: true,
	},
	'server/pages': {
		sees: [contract, 'server/domain', 'trainer/features', 'trainer/model'],
		packages: ['hono', 'banana-i18n', 'zod'],
		node: true,
	},
	// no database, no HTTP: rows as bytes in, a file as bytes out
	'server/parquet': { sees: [contract], packages: ['hyparquet-writer'], node: true },
	'server/file-store': { sees: [contract, 'server/domain'], packages: [], node: true },
	'server/parts.ts': { sees: [contract, 'db', 'server/domain'], packages: ['hono', 'pino'] },
	'server/routes': {
		sees: [
			contract,
			'db',
			'trainer/model',
			'server/domain',
			'server/wikilabels-form',
			'server/pages',
			'server/parts.ts',
		],
		packages: ['hono', 'pino', 'zod'],
		node: true,
	},
	'server/demo-wiki': { sees: [contract, 'trainer/export'], packages: ['hono', 'saxes', 'zod'], node: true },
	'server/app.ts': {
		sees: [contract, 'db', 'server/domain', 'server/pages', 'server/parts.ts', 'server/routes'],
		packages: ['hono', '@hono/node-server', 'pino'],
	},
	'server/start': { sees: serving, packages: ['hono', '@hono/node-server', 'pino'], node: true },
	'server/cli': { sees: [...serving, 'server/start'], packages: ['pino'], node: true },
	server: { sees: [...serving, 'server/start'], packages: ['vite'], node: true },

	'client/contract-addresses.ts': { sees: [], packages: ['vite'], node: true },
	'client/guard.ts': { sees: [], packages: ['vite'], node: true },
	'client/whole-messages.ts': { sees: [], packages: ['vite'], node: true },
	'client/vite.config.ts': {
		sees: ['client/contract-addresses.ts', 'client/guard.ts', 'client/whole-messages.ts'],
		packages: ['vite', 'vite-plugin-solid'],
		node: true,
		environment: true,
	},
	client: {
		sees: [contract, 'campaigns/templates'],
		packages: ['solid-js', '@solidjs/router', 'banana-i18n', 'zod'],
	},
};
