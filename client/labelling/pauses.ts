/** When it is time to suggest a pause: after a long run of labelling in this browser, whatever the workset. Pure. */
import { isRecord, parsedJson } from '../records.ts';
import type { TextStore } from './drafts.ts';
import { keep } from './keep.ts';

const minuteMs = 60_000;
/** A gap this long between two edits is a pause: a new run begins after it. */
const pauseMs = 10 * minuteMs;
/** A run is long from either of these on. */
const longEdits = 100;
const longMs = 45 * minuteMs;

/** Labelling without a pause. */
export type Run = {
	/** of the first decision, milliseconds of the wall clock */
	startedAt: number;
	/** of the last one */
	lastAt: number;
	/** edits answered or skipped */
	edits: number;
};

/** Whether a run still goes on: no pause since its last decision, and no clock set back before it. */
function goesOn(run: Run, nowMs: number): boolean {
	return nowMs >= run.lastAt && nowMs - run.lastAt < pauseMs && run.startedAt <= run.lastAt;
}

/** The run after one more edit was answered or skipped. */
export function afterEdit(run: Run | null, nowMs: number): Run {
	if (run === null || !goesOn(run, nowMs)) return { startedAt: nowMs, lastAt: nowMs, edits: 1 };
	return { ...run, lastAt: nowMs, edits: run.edits + 1 };
}

/** What to say of a long run, null while it is none: the minutes that it lasts, and its edits. */
export function pauseDue(run: Run | null, nowMs: number): { minutes: number; edits: number } | null {
	if (run === null || !goesOn(run, nowMs)) return null;
	const lasted = run.lastAt - run.startedAt;
	if (run.edits < longEdits && lasted < longMs) return null;
	return { minutes: Math.round(lasted / minuteMs), edits: run.edits };
}

/** The run as it is counted after somebody wants to go on: the suggestion comes again after another long one. */
export function afterDismissal(nowMs: number): Run {
	return { startedAt: nowMs, lastAt: nowMs, edits: 0 };
}

const nameOf = (personId: number) => `label-wing.run.${personId}`;

export function readRun(store: TextStore, personId: number): Run | null {
	const kept = parsedJson(store.getItem(nameOf(personId)) ?? 'null');
	return isRun(kept) ? kept : null;
}

function isRun(value: unknown): value is Run {
	return (
		isRecord(value) &&
		[value.startedAt, value.lastAt, value.edits].every((one) => typeof one === 'number' && one >= 0)
	);
}

/** A run that the browser does not keep ends with the page: then there is one suggestion less. */
export function writeRun(store: TextStore, personId: number, run: Run): void {
	keep(store, nameOf(personId), JSON.stringify(run));
}
