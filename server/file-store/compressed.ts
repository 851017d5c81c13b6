import { pipeline } from 'node:stream';
import { createGzip, createZstdCompress, type Gzip, type ZstdCompress } from 'node:zlib';
import type { Content } from '../domain/dataset-files.ts';
import type { Coding } from '../domain/ports.ts';

const packers: Record<Exclude<Coding, 'identity'>, () => Gzip | ZstdCompress> = {
	gzip: () => createGzip(),
	zstd: () => createZstdCompress(),
};

/** The content packed for the way; nothing in it says when. */
export async function* compressed(content: Content, coding: Exclude<Coding, 'identity'>): Content {
	const packer = packers[coding]();
	// a failure of the content comes out of the packer, which the loop reads; a loop that ends closes the content
	pipeline(content, packer, () => {});
	for await (const piece of packer) yield piece as Uint8Array;
}
