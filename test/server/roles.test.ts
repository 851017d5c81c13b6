import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeCampaign, createCampaign, readSession } from '../../campaigns/contract/calls.ts';
import { grantRole, listLog, listRoles, revokeRole } from '../../campaigns/contract/role-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { makeCampaign } from './campaign.ts';

let app: TestApp;
let root: Browser;
let blockedThere = false;
beforeAll(async () => {
	const here = { editCount: 10, registeredAt: null, groups: [], blocked: false };
	const other = fakeWiki(
		{
			readAccount: async (name) => ({
				...here,
				groups: name === 'Sysop' ? ['sysop'] : [],
				blocked: blockedThere && name === 'Ada',
			}),
		},
		{ name: 'otherwiki' },
	);
	app = await startTestApp({
		wikis: fakeWikis(fakeWiki(), other),
		roles: {
			administrator: { names: ['Root'], groups: [] },
			coordinator: { names: ['Gardener'], groups: ['sysop'] },
			adjudicator: { names: [], groups: [] },
		},
	});
	root = await app.logIn('Root');
});
afterAll(() => app.close());

const rolesOf = async (browser: Browser) => (await browser.get(readSession, {})).person?.roles;
const change = { wiki: 'otherwiki', role: 'coordinator', reason: 'elected' } as const;

it('are given for one wiki, hold there at once and nowhere else, and end at once', async () => {
	const ada = await app.logIn('Ada');
	const gardener = await app.logIn('Gardener');
	const here = await makeCampaign(gardener);
	const there = await makeCampaign(gardener, { wiki: 'otherwiki' });
	expect(await ada.refused(closeCampaign, { campaignId: there.id })).toBe('NOT_ALLOWED');
	const list = await root.get(grantRole, { ...change, name: 'ada' });
	expect(list.holders).toContainEqual({
		...{ name: 'Ada', role: 'coordinator' },
		grant: expect.objectContaining({ by: 'Root', reason: 'elected' }),
	});
	expect(await rolesOf(ada)).toEqual({ otherwiki: 'coordinator' });
	expect(await ada.refused(closeCampaign, { campaignId: here.id })).toBe('NOT_ALLOWED');
	expect((await ada.get(closeCampaign, { campaignId: there.id })).campaign.status).toBe('closed');
	await root.get(revokeRole, { ...change, name: 'Ada', reason: 'asked for it' });
	expect(await rolesOf(ada)).toEqual({});
	expect(await ada.refused(createCampaign, newCampaign)).toBe('NOT_ALLOWED');
	const { entries } = await ada.get(listLog, { subjectKind: 'person' });
	expect(entries).toMatchObject([
		{ action: 'revokeRole', role: 'administrator', before: { role: 'coordinator' }, reason: 'asked for it' },
		{ action: 'grantRole', after: { role: 'coordinator' }, subject: { name: 'Ada' }, wiki: 'otherwiki' },
	]);
});

const newCampaign = {
	...{ wiki: 'otherwiki', name: 'A', purpose: 'B', template: 'damaging_goodfaith', edits: '1' },
	...{ labelsPerTask: 1, tasksPerWorkset: 1, leaseMinutes: 1 },
};

it('come with a group of the wiki, on that wiki', async () => {
	const sysop = await app.logIn('Sysop');
	expect(await rolesOf(sysop)).toEqual({ otherwiki: 'coordinator' });
	await sysop.get(createCampaign, newCampaign);
	expect(await sysop.refused(createCampaign, { ...newCampaign, wiki: 'testwiki' })).toBe('NOT_ALLOWED');
	expect(await sysop.refused(createCampaign, { ...newCampaign, wiki: undefined })).toBe('NOT_ALLOWED');
});

it('let nobody give what is not theirs to give', async () => {
	const gardener = await app.logIn('Gardener');
	expect(await gardener.refused(grantRole, { ...change, name: 'Gardener', role: 'administrator' })).toBe(
		'NOT_ALLOWED',
	);
	const cleo = await app.logIn('Cleo');
	await root.get(grantRole, { ...change, name: 'Cleo', role: 'administrator' });
	await cleo.get(grantRole, { ...change, name: 'Cleo' });
	expect(await cleo.refused(grantRole, { ...change, wiki: 'testwiki', name: 'Cleo' })).toBe('NOT_ALLOWED');
	expect(await root.refused(grantRole, { ...change, name: 'Nobody' })).toBe('PERSON_UNKNOWN');
	expect(await root.refused(revokeRole, { ...change, name: 'Root', role: 'administrator' })).toBe(
		'NOT_FOUND',
	);
	expect(await root.refused(grantRole, { ...change, name: 'Cleo', reason: ' ' })).toBe('INVALID_INPUT');
	expect(await root.refused(grantRole, { ...change, wiki: 'nowiki', name: 'Cleo' })).toBe('WIKI_UNKNOWN');
});

it('give nothing twice', async () => {
	const before = (await root.get(listLog, {})).entries.length;
	await app.logIn('Dora');
	await Promise.all([1, 2, 3].map(() => root.get(grantRole, { ...change, name: 'Dora' })));
	expect((await root.get(listLog, {})).entries).toHaveLength(before + 1);
	const { holders } = await app.browser().get(listRoles, { wiki: 'otherwiki' });
	expect(holders.filter(({ name }) => name === 'Dora')).toHaveLength(1);
});

it('rest while somebody is blocked on that wiki', async () => {
	const ada = await app.logIn('Ada');
	await root.get(grantRole, { ...change, name: 'Ada' });
	expect(await rolesOf(ada)).toEqual({ otherwiki: 'coordinator' });
	blockedThere = true;
	app.later(5 * 60_000);
	expect(await rolesOf(ada)).toEqual({});
});
