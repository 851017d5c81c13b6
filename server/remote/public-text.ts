/**
 * Fetches texts from addresses that people gave: by https from machines of the public internet, where the address that is
 * connected to is the one that was looked at, and, where that is allowed, from this machine itself. Redirects are not
 * followed, and nothing longer than asked for is read.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { FetchText } from '../domain/ports.ts';
import { hostOf, isLoopback, isPublic, lookupPublic } from './public-address.ts';

/** as long as a file of the longest takes at two megabits a second */
const TIMEOUT_MS = 5 * 60_000;

/** @param userAgent says who asks */
export function publicText({ loopback, userAgent }: { loopback: boolean; userAgent: string }): FetchText {
	return async (address, mostBytes) => {
		const url = new URL(address);
		const isHere = loopback && isLoopback(hostOf(url));
		const wrong = isHere ? null : faultOf(url);
		if (wrong !== null) throw new Error(wrong);
		const request = url.protocol === 'https:' ? requestHttps : requestHttp;
		return await new Promise((resolve, reject) => {
			const asked = request(
				url,
				{
					headers: { 'accept-encoding': 'identity', 'user-agent': userAgent },
					agent: false,
					signal: AbortSignal.timeout(TIMEOUT_MS),
					...(isHere ? {} : { lookup: lookupPublic }),
				},
				(response) => {
					const stop = (why: string) => {
						reject(new Error(why));
						response.destroy();
					};
					if (response.statusCode !== 200) return stop(`it answered ${response.statusCode}`);
					const pieces: Buffer[] = [];
					let bytes = 0;
					response.on('data', (piece: Buffer) => {
						bytes += piece.length;
						if (bytes > mostBytes) return stop(`it is longer than ${mostBytes} bytes`);
						pieces.push(piece);
					});
					response.on('end', () =>
						response.complete
							? resolve(Buffer.concat(pieces).toString('utf8'))
							: reject(new Error('it broke off')),
					);
					response.on('error', reject);
				},
			);
			asked.on('error', reject);
			asked.end();
		});
	};
}

function faultOf(url: URL): string | null {
	if (url.protocol !== 'https:') return 'the address must begin with https://';
	if (url.username !== '' || url.password !== '') return 'an address with a password is not taken';
	const host = hostOf(url);
	return isIP(host) !== 0 && !isPublic(host) ? 'this machine is not on the public internet' : null;
}
