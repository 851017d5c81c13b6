import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex. The id of a model is the digest of its ONNX file. */
export function sha256Hex(bytes: Uint8Array | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}
