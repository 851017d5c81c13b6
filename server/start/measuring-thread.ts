/** Works out a campaign's measures in a thread of its own, so that reading a million answers never holds up a page. */
import type { Measure, Measured } from '../domain/measuring.ts';
import { workerThread } from './worker-thread.ts';

export function measuringThread(databaseUrl: string): { measure: Measure; stop(): Promise<void> } {
	const program = new URL('./measurer.ts', import.meta.url);
	const thread = workerThread<number, Measured | null>('the measuring thread', program, { databaseUrl });
	return { measure: (campaignId) => thread.ask(campaignId), stop: () => thread.stop() };
}
