/**
 * Sends messages to addresses that people gave. Unless the operators allow it, they go by https to machines of the public
 * internet only: the address that is connected to is the one that was looked at, so that a name cannot point elsewhere a
 * moment later. Redirects are not followed.
 */
import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { MessageAddress, SendMessage } from '../domain/ports.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 2000;

/** Special-purpose addresses: https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6. */
const special4 = listOf('ipv4', [
	...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
	...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
	...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]);
/** What is not global unicast, then what of it leads elsewhere: Teredo and kin, documentation, 6to4. */
const special6 = listOf('ipv6', [
	...['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
]);

/** One list a family: Node looks an IPv4 address up among IPv6 ranges too, as `::ffff:…`. */
function listOf(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) {
		const [net = '', bits = ''] = range.split('/');
		list.addSubnet(net, Number(bits), family);
	}
	return list;
}

/** Whether an IP address is of the public internet. */
export function isPublic(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !special4.check(address, 'ipv4');
	return family === 6 && !special6.check(address, 'ipv6');
}

/** Looks a name up and refuses it when any of its addresses is not public. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
	lookup(hostname, { ...options, all: true }, (error, found) => {
		const inside = found?.find(({ address }) => !isPublic(address));
		const [first] = found ?? [];
		if (error) done(error, '', 0);
		else if (inside || !first)
			done(new Error(`${hostname} is not on the public internet (${inside?.address ?? 'nowhere'})`), '', 0);
		else if (options.all) done(null, found as never, 0);
		else done(null, first.address, first.family);
	});
};

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

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

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
