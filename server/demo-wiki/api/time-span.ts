/** Lists in order of time, as several modules of the API give them: from where to where, in which direction, and on. */
import type { WikiPage, WikiRevision } from '../wiki-data.ts';
import { ApiError } from './api-error.ts';
import type { ApiParams } from './api-params.ts';
import { continueAt } from './query-revisions.ts';

type Listed = { page: WikiPage; revision: WikiRevision };

type TimeSpan = {
	newestFirst: boolean;
	/** 14 digits */
	start: string | null;
	end: string | null;
	/** where the list goes on */
	from: string | null;
};

/** A timestamp as the API takes it: ISO 8601 or 14 digits. @throws ApiError badtimestamp */
function readTimestamp(params: ApiParams, name: string): string | null {
	const value = params.text(name);
	if (value === null) return null;
	const digits = value.replace(/[-:TZ ]/g, '');
	if (!/^\d{14}$/.test(digits))
		throw new ApiError('badtimestamp', `Invalid value "${value}" for timestamp parameter "${name}".`);
	return digits;
}

/** @param prefix of the module's parameters */
export function readTimeSpan(params: ApiParams, prefix: string): TimeSpan {
	return {
		newestFirst: params.choice(`${prefix}dir`, ['older', 'newer'], 'older') === 'older',
		start: readTimestamp(params, `${prefix}start`),
		end: readTimestamp(params, `${prefix}end`),
		from: params.text(`${prefix}continue`),
	};
}

/** The part of a list that is asked for, and what it would go on with. @throws ApiError badcontinue */
export function inTime<Entry extends Listed>(
	entries: readonly Entry[],
	{ newestFirst, start, end, from }: TimeSpan,
	limit: number,
): { shown: Entry[]; next: Entry | null } {
	const keyOf = ({ revision }: Listed) => continueAt(revision.timestamp, revision.revisionId);
	const timeOf = (entry: Listed) => keyOf(entry).slice(0, 14);
	const [earliest, last] = newestFirst ? [end, start] : [start, end];
	const ordered = entries
		.filter((entry) => {
			const time = timeOf(entry);
			return (earliest === null || time >= earliest) && (last === null || time <= last);
		})
		.sort((a, b) =>
			timeOf(a) === timeOf(b)
				? a.revision.revisionId - b.revision.revisionId
				: timeOf(a) < timeOf(b)
					? -1
					: 1,
		);
	if (newestFirst) ordered.reverse();
	const first = from === null ? 0 : ordered.findIndex((entry) => keyOf(entry) === from);
	if (first < 0)
		throw new ApiError(
			'badcontinue',
			'Invalid continue param. You should pass the original value returned by the previous query.',
		);
	return { shown: ordered.slice(first, first + limit), next: ordered[first + limit] ?? null };
}
