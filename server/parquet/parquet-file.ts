/** Writes rows as a Parquet file, a group of rows at a time: the same rows give the same bytes. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import { CopiedRows } from './copied-rows.ts';
import { parquetSchema } from './schema.ts';

/**
 * Enough for whole columns to be packed well and skipped by their smallest and largest value, and a bounded memory whatever
 * people wrote: while it is packed, a group takes some ten times its bytes.
 */
const GROUP = { rows: 32_768, bytes: 4 * 1024 * 1024 };

/** Neither the time nor the version of anything stands in a file, so that it is the same next year. */
const WRITTEN_BY = 'Label Wing';

/** Takes what `COPY … (FORMAT binary)` writes; each step gives the bytes of the file that are complete. */
export class ParquetFile {
	readonly #columns: readonly Column[];
	readonly #rows: CopiedRows;
	readonly #bytes = new ByteWriter();
	readonly #writer: ParquetWriter;

	constructor(columns: readonly Column[]) {
		this.#columns = columns;
		this.#rows = new CopiedRows(columns, GROUP);
		this.#writer = new ParquetWriter({
			writer: this.#bytes,
			schema: parquetSchema(columns),
			codec: 'SNAPPY',
			createdBy: WRITTEN_BY,
		});
	}

	async add(chunk: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
		this.#rows.add(chunk);
		for (let rows = this.#rows.completeRows; rows > 0; rows = this.#rows.completeRows)
			await this.#writeGroup(rows);
		return this.#written();
	}

	/** The last group, however small, and the end of the file. */
	async finish(): Promise<Uint8Array<ArrayBuffer>> {
		this.#rows.finish();
		if (this.#rows.rows > 0) await this.#writeGroup(this.#rows.rows);
		await this.#writer.finish();
		return this.#written();
	}

	async #writeGroup(rows: number): Promise<void> {
		const held = this.#rows;
		const columnData = this.#columns.map(({ name }, place) => ({
			name,
			// asked for when it is its turn, and forgotten after it
			get data() {
				return held.column(place, rows);
			},
		}));
		await this.#writer.write({ columnData, rowGroupSize: rows });
		this.#rows.drop(rows);
	}

	#written(): Uint8Array<ArrayBuffer> {
		const written = this.#bytes.getBytes().slice();
		this.#bytes.index = 0;
		return written;
	}
}
