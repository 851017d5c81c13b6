import type { Obstacle } from '../outbox/sender.ts';

export type OutboxState = 'saved' | 'surplus' | 'saving' | 'network' | 'server' | 'login';

/** What the chip says. Saving is worth a word only when it takes longer than a second. */
export function outboxState(now: {
	waiting: number;
	obstacle: Obstacle;
	slow: boolean;
	/** the last answer came after its edit was full */
	surplus: boolean;
}): OutboxState {
	if (now.waiting > 0 && now.obstacle !== null) return now.obstacle;
	if (now.waiting > 0 && now.slow) return 'saving';
	return now.surplus ? 'surplus' : 'saved';
}
