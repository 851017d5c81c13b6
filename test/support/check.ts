/** `npm run check`: every static check of the project, in the order in which a failure is cheapest to mend. */
import { spawnSync } from 'node:child_process';

const steps: [name: string, command: string[]][] = [
	['format and lint', ['biome', 'check', '--error-on-warnings', '.']],
	['types and walls', ['tsc', '-b', '--pretty']],
	['unused code', ['knip', '--treat-config-hints-as-errors']],
];

for (const [name, [command = '', ...args]] of steps) {
	const started = performance.now();
	const { status } = spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' });
	if (status !== 0) {
		console.error(`npm run check: ${name} failed (${command} ${args.join(' ')}).`);
		process.exit(1);
	}
	console.log(`${name}: fine (${Math.round(performance.now() - started)} ms)`);
}
