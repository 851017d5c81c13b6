import { expect, test } from 'vitest';
import { parseStanding, standingParameters } from '../../server/remote/parse-accounts.ts';

// written after the documentation of Extension:Babel and Extension:CentralAuth: the recorded wiki has neither
test('asks for an account, its languages and its home at once', () => {
	expect(standingParameters('Ada')).toEqual({
		...{ action: 'query', list: 'users', ususers: 'Ada', usprop: 'groups|editcount|registration|blockinfo' },
		...{ meta: 'babel|globaluserinfo', babuser: 'Ada', guiuser: 'Ada' },
	});
});

test('reads levels by language and the home wiki; nobody says anything: no languages', () => {
	const globaluserinfo = { home: 'enwiki', id: 7, name: 'Ada', registration: '2010-01-01T00:00:00Z' };
	expect(parseStanding({ query: { users: [], babel: { de: '3', en: 'N' }, globaluserinfo } })).toEqual({
		...{ languages: { de: '3', en: 'N' }, homeWiki: 'enwiki' },
	});
	expect(parseStanding({ query: { babel: [], globaluserinfo: { missing: true } } })).toEqual({
		languages: {},
	});
});

test('leaves out what a wiki without these extensions does not know', () => {
	const warnings = { query: { warnings: 'Unrecognized values for parameter "meta": babel, globaluserinfo' } };
	expect(parseStanding({ warnings, query: { users: [] } })).toEqual({});
});
