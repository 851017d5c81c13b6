import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		environment: 'node',
		include: ['test/**/*.test.ts'],
		globalSetup: 'test/support/database-server.ts',
		// Test files change nothing that another could see: no module is mocked, no global replaced, no environment variable
		// set, and each has its own database, folder and port. Loading everything anew for each file cost as much as the tests.
		isolate: false,
		// Half of the time goes by in browsers and programs that the tests start.
		maxWorkers: '100%',
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
