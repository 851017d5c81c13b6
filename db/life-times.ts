import type { CampaignRow } from './campaign-life.ts';

type Times = 'pausedAt' | 'closingAt' | 'closedAt' | 'archivedAt' | 'deadline';

/** The times of a campaign's life, and as they come out of a statement written by hand. */
export type LifeTimes = Pick<CampaignRow, Times>;
export type RawLifeTimes = Record<Times, string | null>;

export const timeOf = (raw: string | null): Date | null => (raw === null ? null : new Date(raw));

export function lifeTimesOf(raw: RawLifeTimes): LifeTimes {
	return {
		pausedAt: timeOf(raw.pausedAt),
		closingAt: timeOf(raw.closingAt),
		closedAt: timeOf(raw.closedAt),
		archivedAt: timeOf(raw.archivedAt),
		deadline: timeOf(raw.deadline),
	};
}
