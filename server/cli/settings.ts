/** `npm run settings`: prints the table of all settings; with `--write`, puts it between the marks in README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { settingsTable } from '../settings/declared.ts';

const readme = new URL('../../README.md', import.meta.url);
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

if (values.write) {
	const between = /(<!-- settings -->\n)[\s\S]*?(\n<!-- \/settings -->)/;
	const text = readFileSync(readme, 'utf8');
	if (!between.test(text)) {
		console.error('README.md has no lines <!-- settings --> and <!-- /settings --> to write between.');
		process.exit(1);
	}
	writeFileSync(
		readme,
		text.replace(between, (_, before: string, after: string) => before + settingsTable() + after),
	);
} else {
	console.log(settingsTable());
}
