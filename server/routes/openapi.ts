import { allCalls } from '../../campaigns/contract/all-calls.ts';
import { type Call, pathFields } from '../../campaigns/contract/call.ts';
import { ErrorBody } from '../../campaigns/contract/error-body.ts';
import { errors } from '../../campaigns/contract/errors.ts';
import { scopeNeeded } from '../../campaigns/contract/token.ts';
import { jsonSchema } from '../pages/programs/call-schema.ts';
import { areaOf } from '../pages/programs/reference.ts';
import { otherOperations } from './other-paths.ts';
import { sessionCookieName } from './session-cookie.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the JSON interface, written from the calls that server and client use. */
export function openApi(publicUrl: string, version: string): Json {
	const paths: Record<string, Json> = {};
	for (const [name, call] of Object.entries(allCalls)) {
		paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: operation(name, call) };
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Label Wing',
			version,
			description:
				'People label wiki edits; the labels become open datasets; the datasets train models that score edits.',
			license: { name: 'GPL-3.0-or-later', identifier: 'GPL-3.0-or-later' },
		},
		servers: [{ url: publicUrl }],
		externalDocs: { description: 'To read and to try', url: `${publicUrl}/docs/api` },
		paths: { ...paths, ...otherOperations() },
		components: {
			schemas: { Error: jsonSchema(ErrorBody) },
			securitySchemes: {
				session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(publicUrl) },
				token: {
					...{ type: 'http', scheme: 'bearer', bearerFormat: 'lw_…' },
					description:
						'A personal access token, made at /me/tokens. The roles named are the scopes that it needs.',
				},
			},
		},
		'x-error-codes': Object.fromEntries(
			Object.entries(errors).map(([code, [status, sentence]]) => [code, { status, sentence }]),
		),
	};
}

function operation(name: string, call: Call): Json {
	const inPath = pathFields(call.path);
	const { properties = {}, required = [] } = jsonSchema(call.input) as {
		properties?: Json;
		required?: string[];
	};
	const rest = Object.keys(properties).filter((field) => !inPath.includes(field) && field !== call.body);
	const inQuery = call.method === 'GET' || call.body !== undefined;
	const parameter = (field: string, place: 'path' | 'query') => ({
		name: field,
		in: place,
		required: place === 'path' || required.includes(field),
		schema: properties[field],
	});
	return {
		operationId: name,
		summary: call.summary,
		tags: [areaOf(call)],
		security: securityOf(call),
		parameters: [
			...inPath.map((field) => parameter(field, 'path')),
			...(inQuery ? rest.map((field) => parameter(field, 'query')) : []),
		],
		...(call.body === undefined ? {} : { requestBody: textBody(properties[call.body]) }),
		...(!inQuery && rest.length > 0
			? { requestBody: { required: true, content: json(bodySchema(properties, required, rest)) } }
			: {}),
		responses: {
			'200': { description: 'Done.', content: json(jsonSchema(call.output, 'output')) },
			default: {
				description: 'Refused or failed: see `error.code`.',
				content: json({ $ref: '#/components/schemas/Error' }),
			},
		},
	};
}

/** Either of them, or neither where anybody may ask: who is known then sees more of their own. */
function securityOf(call: Call): Json[] {
	const scope = scopeNeeded(call);
	return [
		...(call.who === 'anyone' ? [{}] : []),
		{ session: [] },
		...(scope === 'none' ? [] : [{ token: [scope] }]),
	];
}

function bodySchema(properties: Json, required: string[], fields: string[]): Json {
	return {
		type: 'object',
		properties: Object.fromEntries(fields.map((field) => [field, properties[field]])),
		required: fields.filter((field) => required.includes(field)),
	};
}

function textBody(schema: unknown): Json {
	return { required: true, content: { 'text/plain': { schema } } };
}

function json(schema: unknown): Json {
	return { 'application/json': { schema } };
}
