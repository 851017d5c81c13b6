import type { Wikis } from '../domain/ports.ts';
import type { Settings } from '../env.ts';
import { demoWikisInProcess } from './demo.ts';
import { openRealSite } from './site.ts';

/** The wikis for a command, without a server beside it. */
export async function wikisForCommand({ mediawiki, publicUrl }: Settings): Promise<Wikis> {
	if (!mediawiki) return await demoWikisInProcess();
	return (await openRealSite(mediawiki, { publicUrl: publicUrl ?? 'http://localhost' })).wikis;
}
