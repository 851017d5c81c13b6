import { randomBytes } from 'node:crypto';
import { TokenSigner } from './jwt.ts';

/** Lifetimes of MediaWiki's OAuth: codes are fixed, the others a setting (4 hours and a year on many wiki farms). */
const CODE_SECONDS = 600;
const ACCESS_SECONDS = 4 * 3600;
const REFRESH_SECONDS = 365 * 24 * 3600;
/** Codes and refresh tokens are as long as MediaWiki's, so that whoever has too small a place for them learns it here. */
const CODE_BYTES = 446;
const REFRESH_BYTES = 398;
const OPAQUE_PREFIX = 'def50200';

export type CodeGrant = {
	clientId: string;
	accountId: number;
	/** null when the request left it out */
	redirectUri: string | null;
	challenge: { value: string; method: 'S256' | 'plain' } | null;
};

type Code = CodeGrant & { expires: number; used: boolean };
type Refresh = { clientId: string; accountId: number; tokenId: string; expires: number; revoked: boolean };

export type TokenPair = {
	token_type: 'Bearer';
	expires_in: number;
	access_token: string;
	refresh_token: string;
};

/** Authorization codes and tokens given out; they live in memory and end with the process. */
export class Grants {
	private readonly codes = new Map<string, Code>();
	private readonly refreshTokens = new Map<string, Refresh>();
	private readonly revokedTokenIds = new Set<string>();
	private readonly signer = new TokenSigner();
	private readonly now: () => Date;
	private readonly issuer: string;

	constructor(now: () => Date, issuer: string) {
		this.now = now;
		this.issuer = issuer;
	}

	private seconds(): number {
		return this.now().getTime() / 1000;
	}

	private opaque(bytes: number): string {
		return OPAQUE_PREFIX + randomBytes(bytes).toString('hex');
	}

	issueCode(grant: CodeGrant): string {
		const code = this.opaque(CODE_BYTES);
		this.codes.set(code, { ...grant, expires: this.seconds() + CODE_SECONDS, used: false });
		return code;
	}

	/** What a code stands for, or the hint MediaWiki gives when it stands for nothing. */
	findCode(code: string): Code | { hint: string } {
		const found = this.codes.get(code);
		if (!found) return { hint: 'Cannot decrypt the authorization code' };
		if (this.seconds() > found.expires) return { hint: 'Authorization code has expired' };
		if (found.used) return { hint: 'Authorization code has been revoked' };
		return found;
	}

	/** Turns a code that findCode found into tokens; it cannot be used again. */
	redeem(code: Code): TokenPair {
		code.used = true;
		return this.issueTokens(code.clientId, code.accountId);
	}

	/** New tokens for old: both old ones are dead at once. */
	refresh(refreshToken: string, clientId: string): TokenPair | { hint: string } {
		const found = this.refreshTokens.get(refreshToken);
		if (!found) return { hint: 'Cannot decrypt the refresh token' };
		if (found.clientId !== clientId) return { hint: 'Token is not linked to client' };
		if (this.seconds() > found.expires) return { hint: 'Token has expired' };
		if (found.revoked) return { hint: 'Token has been revoked' };
		found.revoked = true;
		this.revokedTokenIds.add(found.tokenId);
		return this.issueTokens(found.clientId, found.accountId);
	}

	private issueTokens(clientId: string, accountId: number): TokenPair {
		const time = this.seconds();
		const tokenId = randomBytes(40).toString('hex');
		const access = this.signer.sign({
			aud: clientId,
			jti: tokenId,
			iat: time,
			nbf: time,
			exp: time + ACCESS_SECONDS,
			sub: String(accountId),
			iss: this.issuer,
			scopes: ['mwoauth-authonly'],
		});
		const refresh = this.opaque(REFRESH_BYTES);
		this.refreshTokens.set(refresh, {
			clientId,
			accountId,
			tokenId,
			expires: time + REFRESH_SECONDS,
			revoked: false,
		});
		return { token_type: 'Bearer', expires_in: ACCESS_SECONDS, access_token: access, refresh_token: refresh };
	}

	/** Whose access token it is, or MediaWiki's hint why it is nobody's. */
	findAccount(accessToken: string): { accountId: number } | { hint: string } {
		if (accessToken.split('.').length !== 3) return { hint: 'The JWT string must have two dots' };
		if (!/^[\w.-]+$/.test(accessToken))
			return { hint: 'Error while decoding from Base64Url, invalid base64 characters detected' };
		const claims = this.signer.verify(accessToken);
		if (!claims || this.seconds() > claims.exp) return { hint: 'Access token could not be verified' };
		if (this.revokedTokenIds.has(claims.jti)) return { hint: 'Access token has been revoked' };
		return { accountId: Number(claims.sub) };
	}
}
