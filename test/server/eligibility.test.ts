/** The rule about who may answer, held to its promises with any rules, any account and any practice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rules } from '../../campaigns/contract/campaign.ts';
import { agreementsNeeded } from '../../campaigns/contract/practice.ts';
import { type Candidate, obstaclesOf } from '../../server/domain/eligibility.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;

const name = fc.constantFrom('Ada', 'ada', 'Ben', 'New_Editor', 'New Editor', 'Ünïcode', 'ünïcode', '猫');
const group = fc.constantFrom('user', 'sysop', 'patroller', 'extendedconfirmed');
const figure = fc.integer({ min: 1, max: 1000 });

const rules: fc.Arbitrary<Rules> = fc.record(
	{
		minimumEdits: figure,
		minimumAccountDays: figure,
		groups: fc.uniqueArray(group, { minLength: 1 }),
		allow: fc.array(name),
		onlyAllowed: fc.boolean(),
		deny: fc.array(name),
		practice: fc.constantFrom(0, 0.5, 0.8, 1),
	},
	{ requiredKeys: [] },
);

const account = fc.record({
	editCount: fc.nat(2000),
	registeredAt: fc.option(fc.nat(2000 * DAY_MS).map((age) => new Date(NOW.getTime() - age))),
	groups: fc.uniqueArray(fc.oneof(group, fc.constant('temp'))),
	blocked: fc.boolean(),
});

const practice = fc
	.nat(10)
	.chain((items) =>
		fc.nat(items).chain((answered) => fc.nat(answered).map((agreed) => ({ items, answered, agreed }))),
	);

const candidate: fc.Arbitrary<Candidate> = fc.record({
	name,
	wiki: fc.constant('testwiki'),
	account: fc.option(account),
	practice,
});

const obstacles = (asked: Rules, who: Candidate) => obstaclesOf(asked, who, NOW);
const rulesBroken = (asked: Rules, who: Candidate) => obstacles(asked, who).map(({ rule }) => rule);

/** Holds for any rules and anybody. */
function always(promise: (asked: Rules, who: Candidate) => void): void {
	fc.assert(fc.property(rules, candidate, promise), { numRuns: 2000 });
}

test('blocked accounts and names without an account never may, and are told nothing else', () => {
	always((asked, who) => {
		if (who.account === null) expect(rulesBroken(asked, who)).toEqual(['noAccount']);
		else if (who.account.blocked) expect(rulesBroken(asked, who)).toEqual(['blocked']);
		else expect(rulesBroken(asked, who)).not.toContain('blocked');
	});
});

test('who is named as not allowed never may, whatever else they are', () => {
	always((asked, who) => {
		const denied = { ...asked, deny: [...(asked.deny ?? []), who.name.replaceAll(' ', '_')] };
		expect(rulesBroken(denied, who)).toHaveLength(1);
		expect(['deny', 'blocked', 'noAccount']).toContain(rulesBroken(denied, who)[0]);
	});
});

test('who is named as allowed needs nothing but practice', () => {
	always((asked, who) => {
		const { deny: _, ...others } = asked;
		const allowed = { ...others, allow: [who.name] };
		const broken = rulesBroken(allowed, who);
		expect(broken.filter((rule) => !['blocked', 'noAccount', 'practice'].includes(rule))).toEqual([]);
	});
});

test('without rules everybody may who has an account that stays and is not blocked', () => {
	always((_, who) => {
		const expected = who.account && !who.account.blocked && !who.account.groups.includes('temp');
		expect(obstacles({}, who).length === 0).toBe(expected === true);
	});
});

test('each obstacle is a rule that is asked, and its figures say why', () => {
	always((asked, who) => {
		for (const obstacle of obstacles(asked, who)) {
			if (obstacle.rule === 'minimumEdits') {
				expect(obstacle).toEqual({
					rule: 'minimumEdits',
					needs: asked.minimumEdits,
					has: who.account?.editCount,
				});
				expect(obstacle.has).toBeLessThan(obstacle.needs);
			}
			if (obstacle.rule === 'minimumAccountDays') {
				const age = NOW.getTime() - (who.account?.registeredAt?.getTime() ?? 0);
				expect(obstacle.needs).toBe(asked.minimumAccountDays);
				expect(obstacle.has).toBe(Math.floor(age / DAY_MS));
				expect(obstacle.has).toBeLessThan(obstacle.needs);
			}
			if (obstacle.rule === 'groups')
				expect(obstacle.needs.some((one) => who.account?.groups.includes(one))).toBe(false);
			if (obstacle.rule === 'practice')
				expect(obstacle.answered < obstacle.items || obstacle.has < obstacle.needs).toBe(true);
		}
	});
});

test('more edits, more days or more practice never take anybody further away', () => {
	always((asked, who) => {
		if (!who.account) return;
		const { items } = who.practice;
		const better: Candidate = {
			...who,
			account: { ...who.account, editCount: who.account.editCount + 500, registeredAt: null },
			practice: { items, answered: items, agreed: items },
		};
		const before = rulesBroken(asked, who);
		for (const rule of rulesBroken(asked, better)) expect(before).toContain(rule);
	});
});

test('a share of the practice is the smallest whole number that reaches it', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 10 }), (percent, items) => {
			const needed = agreementsNeeded(percent / 100, items);
			expect(needed * 100).toBeGreaterThanOrEqual(percent * items);
			expect((needed - 1) * 100).toBeLessThan(percent * items);
		}),
	);
});

test('says several things at once, the account first', () => {
	const asked: Rules = { minimumEdits: 500, minimumAccountDays: 90, groups: ['patroller'], practice: 0.8 };
	const registeredAt = new Date(NOW.getTime() - 10.9 * DAY_MS);
	const newcomer = { editCount: 412, registeredAt, groups: ['*', 'user'], blocked: false };
	expect(
		obstacles(asked, {
			...{ name: 'Ada', wiki: 'testwiki', account: newcomer },
			practice: { items: 5, answered: 5, agreed: 3 },
		}),
	).toEqual([
		{ rule: 'minimumEdits', needs: 500, has: 412 },
		{ rule: 'minimumAccountDays', needs: 90, has: 10 },
		{ rule: 'groups', needs: ['patroller'] },
		{ rule: 'practice', items: 5, answered: 5, needs: 4, has: 3 },
	]);
});

test('a language is known as well as the user page says, or better', () => {
	const who = (languages?: Record<string, string>): Candidate => ({
		...{ name: 'Ada', wiki: 'testwiki', practice: { items: 0, answered: 0, agreed: 0 } },
		account: {
			...{ editCount: 1, registeredAt: null, groups: [], blocked: false },
			...(languages ? { languages } : {}),
		},
	});
	const asked: Rules = { babel: { language: 'de', level: '3' } };
	for (const level of ['3', '4', '5', 'N']) expect(obstacles(asked, who({ de: level }))).toEqual([]);
	for (const level of ['0', '1', '2', 'unheard of'])
		expect(obstacles(asked, who({ de: level, en: 'N' }))).toEqual([
			{ rule: 'babel', language: 'de', needs: '3', has: level },
		]);
	for (const languages of [{}, { en: 'N' }, undefined])
		expect(obstacles(asked, who(languages))).toEqual([
			{ rule: 'babel', language: 'de', needs: '3', has: null },
		]);
});

test('the home wiki is where the account was made; a wiki that shares no accounts is home to all of its own', () => {
	const who = (homeWiki?: string): Candidate => ({
		...{ name: 'Ada', wiki: 'dewiki', practice: { items: 0, answered: 0, agreed: 0 } },
		account: {
			...{ editCount: 1, registeredAt: null, groups: [], blocked: false },
			...(homeWiki === undefined ? {} : { homeWiki }),
		},
	});
	const asked: Rules = { homeWiki: true };
	expect(obstacles(asked, who('dewiki'))).toEqual([]);
	expect(obstacles(asked, who())).toEqual([]);
	expect(obstacles(asked, who('enwiki'))).toEqual([{ rule: 'homeWiki', has: 'enwiki' }]);
});
