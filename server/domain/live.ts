/**
 * Tells whoever watches a campaign when its figures change. However many watch, a campaign is looked at once a beat, and
 * nobody's campaign is looked at that nobody watches. What is told is a state, not a story: who was away for a while gets
 * what is so now, and nothing if that is what they saw last.
 */
import type { Figures } from '../../campaigns/contract/watch.ts';
import type { Sha256 } from './ports.ts';

/** Calls back at most once a second; says how to stop that. */
export type Pulse = (beat: () => void) => () => void;

type LiveEvent = { event: 'figures' | 'measures' | 'alive'; data: string; id?: string };

type Watcher = {
	/** tells one thing; what cannot be told because they have gone is no failure */
	tell(event: LiveEvent): void;
	/** nothing more will be told */
	end(): void;
};

export type Live = {
	/**
	 * Tells the figures at once, unless they are those that `seen` names, and from then on when they change. Null: too many
	 * watch already. Otherwise how to stop.
	 */
	watch(campaignId: number, seen: string | null, watcher: Watcher): (() => void) | null;
	/** how many watch */
	size(): number;
	/** ends all of it, for good */
	close(): void;
};

/** a proxy that hears nothing for longer may hang up */
const BEATS_BETWEEN_SIGNS = 15;
const MOST_WATCHERS = 2000;

type Watching = Watcher & { seen: string | null; asOf: string | null };
/** `measured`: the figures for which it was last worked out anew what follows from them */
type Room = { watchers: Set<Watching>; looking: boolean; measured: string | null };

export function createLive(parts: {
	look(campaignId: number): Promise<Figures>;
	/** when what is worked out was so; null while nobody asked for it */
	measuredAt(campaignId: number): string | null;
	/** works it out anew if that was asked for before and is due; says whether it does */
	measureAgain(campaignId: number): boolean;
	sha256: Sha256;
	pulse: Pulse;
	onFailure(error: unknown): void;
}): Live {
	const { look, measuredAt, measureAgain, sha256, pulse, onFailure } = parts;
	const rooms = new Map<number, Room>();
	let stopPulse: (() => void) | null = null;
	let beats = 0;
	let closed = false;
	const size = () => [...rooms.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);

	async function goRound(campaignId: number, room: Room): Promise<void> {
		if (room.looking) return;
		room.looking = true;
		try {
			const figures = await look(campaignId);
			// the moment itself is no change
			const id = sha256(JSON.stringify({ ...figures, at: null })).slice(0, 16);
			if (room.measured !== id && measureAgain(campaignId)) room.measured = id;
			const asOf = measuredAt(campaignId);
			for (const watcher of room.watchers) {
				if (watcher.seen !== id) watcher.tell({ event: 'figures', data: JSON.stringify(figures), id });
				watcher.seen = id;
				if (asOf !== null && watcher.asOf !== asOf)
					watcher.tell({ event: 'measures', data: JSON.stringify({ asOf }) });
				watcher.asOf = asOf;
			}
		} catch (error) {
			// they hear no news, and the next beat looks again
			onFailure(error);
		} finally {
			room.looking = false;
		}
	}

	function beat(): void {
		beats++;
		for (const [campaignId, room] of rooms) {
			if (beats % BEATS_BETWEEN_SIGNS === 0)
				for (const watcher of room.watchers) watcher.tell({ event: 'alive', data: '' });
			void goRound(campaignId, room);
		}
	}

	function leave(campaignId: number, watching: Watching): void {
		const room = rooms.get(campaignId);
		room?.watchers.delete(watching);
		if (room?.watchers.size === 0) rooms.delete(campaignId);
		if (rooms.size > 0) return;
		stopPulse?.();
		stopPulse = null;
	}

	return {
		watch(campaignId, seen, watcher) {
			if (closed || size() >= MOST_WATCHERS) return null;
			const watching = { ...watcher, seen, asOf: measuredAt(campaignId) };
			const room = rooms.get(campaignId) ?? { watchers: new Set<Watching>(), looking: false, measured: null };
			rooms.set(campaignId, room);
			room.watchers.add(watching);
			stopPulse ??= pulse(beat);
			void goRound(campaignId, room);
			return () => leave(campaignId, watching);
		},
		size,
		close() {
			closed = true;
			for (const [campaignId, { watchers }] of rooms)
				for (const watching of watchers) {
					leave(campaignId, watching);
					watching.end();
				}
		},
	};
}
