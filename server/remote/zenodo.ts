/**
 * Zenodo, by its REST API for deposits (https://developers.zenodo.org): a draft with metadata and a reserved DOI, files
 * into its bucket. Nothing is ever published from here.
 */
import { z } from 'zod';
import type { Archive } from '../domain/deposits.ts';

const TIMEOUT_MS = 30_000;
/** of one file */
const UPLOAD_TIMEOUT_MS = 25 * 60_000;
const SHOWN_OF_ANSWER = 500;

const Deposition = z.object({
	id: z.int(),
	submitted: z.boolean(),
	doi: z.string().optional(),
	links: z.object({ bucket: z.url().optional(), html: z.url(), record_html: z.url().optional() }),
	metadata: z.object({ prereserve_doi: z.object({ doi: z.string() }).optional() }),
});

/** @param url without a slash at the end */
export function zenodo(
	{ url, token, userAgent }: { url: string; token: string; userAgent: string },
	send: typeof fetch = fetch,
): Archive {
	const deposits = `${url}/api/deposit/depositions`;

	async function ask(address: string, init: RequestInit, timeoutMs = TIMEOUT_MS): Promise<Response> {
		// the token is for this server alone
		if (new URL(address).origin !== new URL(url).origin)
			throw new Error(`Zenodo named an address elsewhere, which is not followed: ${new URL(address).origin}`);
		return await send(address, {
			...init,
			redirect: 'error',
			headers: { ...init.headers, authorization: `Bearer ${token}`, 'user-agent': userAgent },
			signal: AbortSignal.timeout(timeoutMs),
		});
	}

	return {
		async create(metadata) {
			const response = await ask(deposits, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ metadata: { ...metadata, prereserve_doi: true } }),
			});
			if (response.status !== 201) throw await refusal('take a new deposit', response);
			const { id, links, metadata: kept } = read(await response.json());
			if (!links.bucket || !kept.prereserve_doi)
				throw new Error('Zenodo made a draft without a place for files or without a DOI. Look at it there.');
			return { number: id, bucketUrl: links.bucket, pageUrl: links.html, doi: kept.prereserve_doi.doi };
		},
		async upload({ bucketUrl }, { name, bytes, content }) {
			const response = await ask(
				`${bucketUrl}/${encodeURIComponent(name)}`,
				{
					method: 'PUT',
					headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
					body: content,
					duplex: 'half',
				} as RequestInit,
				UPLOAD_TIMEOUT_MS,
			);
			if (response.status !== 200 && response.status !== 201) throw await refusal(`take ${name}`, response);
			await response.body?.cancel();
		},
		async look(number) {
			const response = await ask(`${deposits}/${number}`, {});
			if (response.status === 404 || response.status === 410) return { state: 'gone' };
			if (response.status !== 200) throw await refusal(`show deposit ${number}`, response);
			const { submitted, doi, links } = read(await response.json());
			if (!submitted || !doi) return { state: 'draft' };
			return { state: 'published', doi, pageUrl: links.record_html ?? links.html };
		},
		async discard(number) {
			const response = await ask(`${deposits}/${number}`, { method: 'DELETE' });
			if (![200, 201, 204, 404, 410].includes(response.status))
				throw await refusal(`throw deposit ${number} away`, response);
		},
	};
}

function read(answer: unknown): z.output<typeof Deposition> {
	const deposition = Deposition.safeParse(answer);
	if (deposition.success) return deposition.data;
	throw new Error(
		`Zenodo answered with something else than a deposit. Tell whoever looks after Label Wing: ${z.prettifyError(deposition.error)}`,
	);
}

/** What it said, and what to do about it. */
async function refusal(did: string, response: Response): Promise<Error> {
	const said = (await response.text()).slice(0, SHOWN_OF_ANSWER);
	const todo =
		response.status === 401 || response.status === 403
			? 'ZENODO_TOKEN is wrong or may not write deposits: the operators make a new one there, with the scopes deposit:write and deposit:actions.'
			: response.status === 429 || response.status >= 500
				? 'It is tried again by itself.'
				: 'See what it says of the fields.';
	return new Error(`Zenodo did not ${did} (${response.status}). ${todo} It said: ${said}`);
}
