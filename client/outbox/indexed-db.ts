import type { Row } from './row.ts';
import type { OutboxStore } from './store.ts';

const table = 'rows';

/**
 * The outbox on disk. Writes resolve when the browser has the transaction, flushed where it offers that.
 *
 * @throws the browser's own error where it allows no storage
 */
export async function indexedDbStore(name = 'label-wing-outbox'): Promise<OutboxStore> {
	const opening = indexedDB.open(name, 1);
	opening.onupgradeneeded = () => {
		opening.result.createObjectStore(table, { keyPath: 'seq', autoIncrement: true });
	};
	const db = await settled(opening);

	async function write<T>(work: (rows: IDBObjectStore) => Promise<T>): Promise<T> {
		const transaction = db.transaction(table, 'readwrite', { durability: 'strict' });
		const committed = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () =>
				reject(transaction.error ?? new Error('The browser did not keep the answer.'));
		});
		const [result] = await Promise.all([work(transaction.objectStore(table)), committed]);
		return result;
	}

	return {
		add: (row) =>
			write(async (rows) => {
				const kept = { ...row, refusal: null };
				const seq = Number(await settled(rows.add(kept)));
				return { ...kept, seq };
			}),
		all: () => settled<Row[]>(db.transaction(table).objectStore(table).getAll()),
		setRefusal: (seq, refusal) =>
			write(async (rows) => {
				const row = await settled<Row | undefined>(rows.get(seq));
				if (row) await settled(rows.put({ ...row, refusal }));
			}),
		remove: (seq) =>
			write(async (rows) => {
				await settled(rows.delete(seq));
			}),
	};
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('The browser could not read its storage.'));
	});
}
