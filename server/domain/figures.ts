/** How far a campaign is, counted at one moment. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Figures } from '../../campaigns/contract/watch.ts';
import { readCampaignRow } from '../../db/campaign-life.ts';
import type { Db } from '../../db/connect.ts';
import { type Counts, readCounts } from '../../db/tallies.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';

const DAY_MS = 86_400_000;
/** days of the plot at the most, today among them */
const MOST_DAYS = 60;
/** the pace is that of so many days, today among them */
const PACE_DAYS = 7;
/** who would be done later than that is not told a day */
const FARTHEST_DAYS = 3650;

/** @throws {Failure} NOT_FOUND */
export async function readFigures(db: Db, now: Clock, campaignId: number): Promise<Figures> {
	const row = await readCampaignRow(db, campaignId);
	if (!row) throw new Failure('NOT_FOUND', { campaignId });
	const at = now();
	const counts = await readCounts(db, campaignId, at);
	const { progress, half, leased, holders, skips, medianMilliseconds, disagreements } = counts;
	const status = statusOf(row, at);
	return {
		...{
			at: at.toISOString(),
			status,
			progress,
			half,
			leased,
			holders,
			skips,
			medianMilliseconds,
			disagreements,
		},
		open: progress.tasks - progress.done - progress.gone - progress.automated,
		days: lastDays(counts.days, at),
		endsOn: status === 'open' ? endsOn(counts, at) : null,
	};
}

const dayOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** Each day from the first one with an answer to today, those without any too. */
function lastDays(counted: Counts['days'], at: Date): Figures['days'] {
	const [first] = counted;
	if (!first) return [];
	const byDay = new Map(counted.map(({ day, answers }) => [day, answers]));
	const today = Date.parse(dayOf(at.getTime()));
	const from = Math.max(Date.parse(first.day), today - (MOST_DAYS - 1) * DAY_MS);
	const days: Figures['days'] = [];
	for (let day = from; day <= today; day += DAY_MS)
		days.push({ day: dayOf(day), answers: byDay.get(dayOf(day)) ?? 0 });
	return days;
}

/** The day on which the last answer comes if as many come a day as in the last seven days; null when none came. */
function endsOn({ days, progress: { left } }: Counts, at: Date): string | null {
	const today = Date.parse(dayOf(at.getTime()));
	const begin = Math.max(Date.parse(days[0]?.day ?? ''), today - (PACE_DAYS - 1) * DAY_MS);
	const answers = days.reduce(
		(sum, { day, answers: count }) => sum + (Date.parse(day) >= begin ? count : 0),
		0,
	);
	if (left === 0 || answers === 0) return null;
	const daysLeft = (left * (at.getTime() - begin)) / DAY_MS / answers;
	return daysLeft > FARTHEST_DAYS ? null : dayOf(at.getTime() + daysLeft * DAY_MS);
}
