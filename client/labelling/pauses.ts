/** When it is time to suggest a pause: after a long run of labelling in this browser, whatever the workset. Pure. */
import * as z from 'zod/mini';
import { keep, parsedJson, type TextStore } from './text-store.ts';

const minuteMs = 60_000;
/** A gap this long between two edits is a pause: a new run begins after it. */
const pauseMs = 10 * minuteMs;
/** A run is long from either of these on. */
const longEdits = 100;
const longMs = 45 * minuteMs;

const Run = z.object({
	/** of the first decision, milliseconds of the wall clock */
	startedAt: z.number().check(z.nonnegative()),
	/** of the last one */
	lastAt: z.number().check(z.nonnegative()),
	/** edits answered or skipped */
	edits: z.int().check(z.nonnegative()),
});
/** Labelling without a pause. */
export type Run = z.infer<typeof Run>;

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
	const parsed = Run.safeParse(parsedJson(store.getItem(nameOf(personId)) ?? 'null'));
	return parsed.success ? parsed.data : null;
}

/** A run that the browser does not keep ends with the page: then there is one suggestion less. */
export function writeRun(store: TextStore, personId: number, run: Run): void {
	keep(store, nameOf(personId), JSON.stringify(run));
}
