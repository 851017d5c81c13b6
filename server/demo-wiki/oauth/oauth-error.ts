/** An error of the OAuth endpoints, with MediaWiki's words; the same sentence stands in it twice. */
export type OAuthError = {
	status: 400 | 401 | 500;
	body: { error: string; error_description: string; hint?: string; message: string };
};

function oauthError(
	status: OAuthError['status'],
	error: string,
	sentence: string,
	hint?: string,
): OAuthError {
	const body = {
		error,
		error_description: sentence,
		...(hint === undefined ? {} : { hint }),
		message: sentence,
	};
	return { status, body };
}

const MALFORMED =
	'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.';
const GRANT_INVALID =
	'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';
const UNEXPECTED =
	'The authorization server encountered an unexpected condition which prevented it from fulfilling the request';

export const invalidRequest = (hint: string) => oauthError(400, 'invalid_request', MALFORMED, hint);
export const invalidClient = () => oauthError(401, 'invalid_client', 'Client authentication failed');
export const invalidGrant = (hint: string) => oauthError(400, 'invalid_grant', GRANT_INVALID, hint);
export const invalidRefresh = (hint: string) =>
	oauthError(401, 'invalid_request', 'The refresh token is invalid.', hint);
export const accessDenied = (hint: string) =>
	oauthError(401, 'access_denied', 'The resource owner or authorization server denied the request.', hint);
export const invalidBody = (sentence: string) =>
	oauthError(
		400,
		'invalid_request',
		`Invalid request: Invalid request body: ${sentence}`,
		'Check the `grant_type` parameter',
	);
export const readOnly = (reason: string) =>
	oauthError(500, 'server_error', `${UNEXPECTED}: Database is read-only: ${reason}`);
