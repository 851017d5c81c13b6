/** What the rules are given of chance and digests. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { NewSecret, Sha256 } from '../domain/ports.ts';

/** 192 random bits as 32 characters that are safe in a URL and a cookie. */
export const newSecret: NewSecret = () => randomBytes(24).toString('base64url');

export const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** A seed for the random order of a campaign. */
export const drawSeed = () => randomInt(2 ** 31);
