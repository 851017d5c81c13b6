import type { Coding } from '../domain/ports.ts';

/** The best that a client takes; the smaller first. What is packed in itself is not packed again. */
export function codingFor(acceptEncoding: string | undefined, mediaType: string): Coding {
	if (!/^(text\/|application\/json)/.test(mediaType)) return 'identity';
	const weights = new Map(
		(acceptEncoding ?? '').split(',').map((one) => {
			const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
			const q = parameters.find((parameter) => parameter.startsWith('q='));
			return [name, q === undefined ? 1 : Number(q.slice(2))];
		}),
	);
	const best = (['zstd', 'gzip'] as const)
		.map((coding) => ({ coding, weight: weights.get(coding) ?? weights.get('*') ?? 0 }))
		.reduce((a, b) => (b.weight > a.weight ? b : a));
	return best.weight > 0 && best.weight >= (weights.get('identity') ?? 0) ? best.coding : 'identity';
}
