import type { NewRow, Refusal, Row } from './row.ts';

/** Where rows are kept. A promise that resolves means that the row outlives the tab. */
export type OutboxStore = {
	add(row: NewRow): Promise<Row>;
	/** of everybody, oldest first */
	all(): Promise<Row[]>;
	/** null takes a refusal back */
	setRefusal(seq: number, refusal: Refusal | null): Promise<void>;
	remove(seq: number): Promise<void>;
};

/** Keeps rows only as long as the tab lives: for browsers that allow no storage, and for tests. */
export function memoryStore(): OutboxStore {
	const rows = new Map<number, Row>();
	let last = 0;
	return {
		async add(row) {
			last += 1;
			const kept = { ...row, seq: last, refusal: null };
			rows.set(last, kept);
			return kept;
		},
		async all() {
			return [...rows.values()];
		},
		async setRefusal(seq, refusal) {
			const row = rows.get(seq);
			if (row) rows.set(seq, { ...row, refusal });
		},
		async remove(seq) {
			rows.delete(seq);
		},
	};
}
