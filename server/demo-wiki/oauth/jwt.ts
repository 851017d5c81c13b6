import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';

export type Claims = {
	aud: string;
	jti: string;
	iat: number;
	nbf: number;
	exp: number;
	sub: string;
	iss: string;
	scopes: string[];
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs and checks access tokens (JWT, RS256) with a key of its own, made when first needed and never stored. */
export class TokenSigner {
	private pair: ReturnType<typeof TokenSigner.newPair> | null = null;

	private static newPair() {
		return generateKeyPairSync('rsa', { modulusLength: 2048 });
	}

	private keys() {
		this.pair ??= TokenSigner.newPair();
		return this.pair;
	}

	sign(claims: Claims): string {
		const content = `${encode({ typ: 'JWT', alg: 'RS256' })}.${encode(claims)}`;
		return `${content}.${createSign('RSA-SHA256').update(content).sign(this.keys().privateKey, 'base64url')}`;
	}

	/** The claims of a token that this signer signed; null for any other. Says nothing about its time. */
	verify(token: string): Claims | null {
		const [head = '', body = '', signature = ''] = token.split('.');
		const good = createVerify('RSA-SHA256')
			.update(`${head}.${body}`)
			.verify(this.keys().publicKey, signature, 'base64url');
		return good ? JSON.parse(Buffer.from(body, 'base64url').toString()) : null;
	}
}
