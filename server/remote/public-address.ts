/** Which machines are on the public internet: addresses that people gave must not reach into the network of the operators. */
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

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
export const lookupPublic: LookupFunction = (hostname, options, done) => {
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

/** Without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/** Whether a name or an address is of this very machine, as it is written. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
