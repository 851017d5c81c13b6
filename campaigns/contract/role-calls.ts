/** The calls about roles, and about what is done in them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { LogPage, LogQuery } from './log.ts';
import { RoleChange, RoleList } from './role-list.ts';

export const listRoles = call({
	method: 'GET',
	path: '/api/roles',
	summary: 'Who has which role on a wiki, and whose members of which on-wiki groups have it too.',
	who: 'anyone',
	input: z.object({ wiki: RoleChange.shape.wiki }),
	output: RoleList,
});

export const grantRole = call({
	method: 'POST',
	path: '/api/roles/grant',
	summary: 'Gives a role on one wiki to somebody who has logged in here; it holds at once.',
	who: 'administrator',
	wikiOf: 'wiki',
	input: RoleChange,
	output: RoleList,
});

export const revokeRole = call({
	method: 'POST',
	path: '/api/roles/revoke',
	summary: 'Takes a role back that was given here; it ends at once.',
	who: 'administrator',
	wikiOf: 'wiki',
	input: RoleChange,
	output: RoleList,
});

export const listLog = call({
	method: 'GET',
	path: '/api/log',
	summary:
		'The public log of what coordinators and administrators did, newest first: by wiki, action, person, subject and time; `next` leads to older rows.',
	who: 'anyone',
	input: LogQuery,
	output: LogPage,
});

export const roleCalls = { listRoles, grantRole, revokeRole, listLog } as const;
