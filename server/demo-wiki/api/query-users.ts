import { isIP } from 'node:net';
import {
	allGroups,
	type DemoWikiData,
	implicitGroups,
	type WikiAccount,
	type WikiBlock,
} from '../wiki-data.ts';
import type { ApiParams } from './api-params.ts';

const PROP = 'groups groupmemberships implicitgroups blockinfo editcount registration gender'.split(' ');

type Fields = Record<string, unknown>;

/** Names that no account can have: addresses, and those with characters reserved for other things. */
function isInvalidName(name: string): boolean {
	return isIP(name) !== 0 || /[#<>[\]|{}@:=/]/.test(name);
}

function formatted(timestamp: string): string {
	const date = new Date(timestamp);
	const part = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(date);
	const time = part({ hour: '2-digit', minute: '2-digit', hour12: false });
	return `${time}, ${part({ day: 'numeric', month: 'long', year: 'numeric' })}`;
}

function blockFields(block: WikiBlock): Fields {
	return {
		blockid: block.id,
		blockedby: block.by,
		blockedbyid: block.byId,
		blockreason: block.reason,
		blockedtimestamp: block.timestamp,
		blockexpiry: block.expiry,
		blockpartial: false,
		blocknocreate: true,
		blockanononly: false,
		blockemail: false,
		blockowntalk: true,
		blockedtimestampformatted: formatted(block.timestamp),
		blockexpiryformatted: formatted(block.expiry),
		blockexpiryrelative: formatted(block.expiry),
	};
}

function userFields(data: DemoWikiData, account: WikiAccount, prop: ReadonlySet<string>): Fields {
	const { groups } = account;
	const given = groups.includes('temp') ? [] : groups;
	return {
		userid: account.id,
		name: account.name,
		...(prop.has('editcount') ? { editcount: data.editCounts.get(account.id) ?? 0 } : {}),
		...(prop.has('registration') ? { registration: account.registration } : {}),
		...(prop.has('groups') ? { groups: allGroups(account) } : {}),
		...(prop.has('groupmemberships')
			? { groupmemberships: given.map((group) => ({ group, expiry: 'infinity' })) }
			: {}),
		...(prop.has('implicitgroups')
			? { implicitgroups: groups.includes('temp') ? ['*', 'temp'] : implicitGroups() }
			: {}),
		...(prop.has('blockinfo') && account.block ? blockFields(account.block) : {}),
		...(prop.has('gender') ? { gender: 'unknown' } : {}),
	};
}

/** `list=users`: accounts by name or id. Names that cannot be accounts come first, whatever the order asked for. */
export function queryUsers(data: DemoWikiData, params: ApiParams): Fields[] {
	const prop = params.words('users', 'usprop', PROP);
	const visible = [...data.accounts.values()].filter(({ hidden }) => !hidden);
	const byId = params.integers('ususerids').map((userid): Fields => {
		const account = visible.find(({ id }) => id === userid);
		return account ? userFields(data, account, prop) : { userid, missing: true };
	});
	const names = params.list('ususers');
	const invalid = names.filter(isInvalidName).map((name): Fields => ({ name, invalid: true }));
	const byName = names
		.filter((name) => !isInvalidName(name))
		.map((raw): Fields => {
			const name = raw.replaceAll('_', ' ').trim();
			const account = visible.find((candidate) => candidate.name === name);
			return account ? userFields(data, account, prop) : { name, missing: true };
		});
	return [...invalid, ...byId, ...byName];
}
