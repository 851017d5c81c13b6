import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Which code learned a model: the version of the package and a digest of every source file of the trainer, so that a
 * card says the truth in a checkout with changes and in an image without git alike.
 */
export function codeVersion(): string {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
	const digest = createHash('sha256');
	for (const file of sourcesBelow(join(root, 'trainer')).sort()) {
		digest.update(`${relative(root, file)}\0`);
		digest.update(readFileSync(file));
	}
	return `${version}+${digest.digest('hex').slice(0, 12)}`;
}

function sourcesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
}
