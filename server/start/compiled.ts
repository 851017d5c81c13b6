import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { passOn } from '../env.ts';

/**
 * Keeps what Node makes of programs (types stripped, compiled) in the data folder, for this process and the threads and
 * programs it starts: the next start takes half as long, and a thread some 15 MB less than with a stripper of its own. It
 * is read by whoever may write it; so never in a folder that all users of a machine share. Where it cannot be written
 * nothing is kept.
 */
export function keepCompiled(dataDir: string): void {
	const { directory } = enableCompileCache(join(dataDir, 'compiled'));
	if (directory !== undefined) passOn('NODE_COMPILE_CACHE', directory);
}
