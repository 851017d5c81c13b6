/**
 * Sends messages to addresses that people gave. Unless the operators allow it, they go by https to machines of the public
 * internet only: the address that is connected to is the one that was looked at, so that a name cannot point elsewhere a
 * moment later. Redirects are not followed.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { MessageAddress, SendMessage } from '../domain/ports.ts';
import { hostOf, isPublic, lookupPublic } from './public-address.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 2000;

export type Reach = 'public' | 'any';

/** What is wrong with an address, as far as it can be told before it is used; null when nothing is. */
export function faultOfAddress(reach: Reach): MessageAddress {
	return (text) => {
		const url = URL.canParse(text) ? new URL(text) : null;
		if (!url || !['http:', 'https:'].includes(url.protocol)) return 'this is not a web address';
		if (url.username !== '' || url.password !== '') return 'an address with a password is not taken';
		if (reach === 'any') return null;
		if (url.protocol !== 'https:') return 'the address must begin with https://';
		const host = hostOf(url);
		if (isIP(host) !== 0 && !isPublic(host)) return 'this machine is not on the public internet';
		return null;
	};
}

/** @param userAgent says who asks */
export function webhookSender(reach: Reach, userAgent: string): SendMessage {
	const fault = faultOfAddress(reach);
	return async ({ url, headers, body }) => {
		const wrong = fault(url);
		if (wrong !== null) return { status: null, answer: wrong };
		const request = url.startsWith('https:') ? requestHttps : requestHttp;
		try {
			return await new Promise((resolve, reject) => {
				const asked = request(
					url,
					{
						method: 'POST',
						headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': userAgent },
						agent: false,
						signal: AbortSignal.timeout(TIMEOUT_MS),
						...(reach === 'public' ? { lookup: lookupPublic } : {}),
					},
					(response) => {
						const parts: Buffer[] = [];
						let length = 0;
						const end = () => {
							const answer = Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8');
							resolve({ status: response.statusCode ?? null, answer });
							response.destroy();
						};
						response.on('data', (part: Buffer) => {
							parts.push(part);
							length += part.length;
							if (length >= ANSWER_BYTES) end();
						});
						response.on('end', end);
						response.on('error', reject);
					},
				);
				asked.on('error', reject);
				asked.end(body);
			});
		} catch (thrown) {
			// that nobody answers is an outcome, and stands in the list of attempts
			return { status: null, answer: thrown instanceof Error ? thrown.message : String(thrown) };
		}
	};
}
