/** Logging in with the wiki and staying logged in. Secrets leave as they are and are kept only as hashes. */

import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import {
	type AccountFacts,
	deleteSession,
	findSession,
	forgetEndedSessions,
	insertLoginAttempt,
	insertSession,
	type PersonRow,
	rememberPerson,
	takeLoginAttempt,
} from '../../db/people.ts';
import type { KnownPerson } from './access.ts';
import type { Clock, NewSecret, Sha256 } from './ports.ts';

const SESSION_DAYS = 30;
const ATTEMPT_MINUTES = 15;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const SESSION_SECONDS = (SESSION_DAYS * DAY) / 1000;
export const ATTEMPT_SECONDS = ATTEMPT_MINUTES * 60;

type BegunLogin = { url: URL; state: string; codeVerifier: string };

/** What a login at the wiki needs: ask where to send the browser, then judge what it brings back. */
export type LoginPort = {
	begin(): Promise<BegunLogin>;
	finish(callback: URL, begun: { state: string; codeVerifier: string }): Promise<Omit<AccountFacts, 'farm'>>;
};

type Parts = { db: Db; now: Clock; newSecret: NewSecret; sha256: Sha256; login: LoginPort; farm: string };

/** Begins a login. The browser keeps `browserSecret` in a cookie: the callback counts only in the same browser. */
export async function beginLogin(
	parts: Parts,
	returnTo: string,
): Promise<{ url: URL; browserSecret: string }> {
	const { db, now, newSecret, sha256, login } = parts;
	await forgetEndedSessions(db, now(), new Date(now().getTime() - ATTEMPT_MINUTES * MINUTE));
	const { url, state, codeVerifier } = await login.begin();
	const browserSecret = newSecret();
	await insertLoginAttempt(db, {
		browserHash: sha256(browserSecret),
		state,
		codeVerifier,
		returnTo: safeReturn(returnTo),
		beganAt: now(),
	});
	return { url, browserSecret };
}

/**
 * Finishes a login: the code is changed for a profile, the profile makes a person, and a new session id is drawn,
 * whatever session the browser had before.
 *
 * @throws {Failure} LOGIN_DENIED, LOGIN_STATE, LOGIN_FAILED, LOGIN_ACCOUNT_HIDDEN, WIKI_UNREACHABLE
 */
export async function finishLogin(
	parts: Parts,
	callback: URL,
	browserSecret: string | undefined,
	oldSession: string | undefined,
): Promise<{ sessionId: string; returnTo: string; person: PersonRow }> {
	const { db, now, newSecret, sha256, login, farm } = parts;
	// A denial comes without a state, so it is looked at first; it ends the attempt either way.
	const attempt = browserSecret ? await takeLoginAttempt(db, sha256(browserSecret)) : null;
	if (callback.searchParams.has('error') && !attempt) throw new Failure('LOGIN_DENIED');
	if (!attempt) throw new Failure('LOGIN_STATE');
	if (attempt.beganAt.getTime() < now().getTime() - ATTEMPT_MINUTES * MINUTE)
		throw new Failure('LOGIN_STATE');
	const facts = await login.finish(callback, attempt);
	const person = await rememberPerson(db, { ...facts, farm }, now());
	if (oldSession) await deleteSession(db, sha256(oldSession));
	const sessionId = newSecret();
	const expiresAt = new Date(now().getTime() + SESSION_DAYS * DAY);
	await insertSession(db, { idHash: sha256(sessionId), personId: person.id, createdAt: now(), expiresAt });
	return { sessionId, returnTo: attempt.returnTo, person };
}

/** The person of a session id; null when there is none or it has ended. */
export async function personOfSession(
	{ db, now, sha256 }: Pick<Parts, 'db' | 'now' | 'sha256'>,
	sessionId: string,
): Promise<KnownPerson | null> {
	const found = await findSession(db, sha256(sessionId));
	return found && found.expiresAt > now() ? { ...found.person, grants: found.grants } : null;
}

export async function endSession(
	{ db, sha256 }: Pick<Parts, 'db' | 'sha256'>,
	sessionId: string,
): Promise<void> {
	await deleteSession(db, sha256(sessionId));
}

/** Only paths of this site: `//elsewhere` and `/\elsewhere` are other sites to a browser. */
/** A path of this site to come back to; the first page for anything else. */
export function safeReturn(path: string): string {
	return /^\/(?![/\\])[^\r\n]*$/.test(path) ? path : '/';
}
