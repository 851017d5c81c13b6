import * as z from 'zod/mini';
import { allCalls } from '../../campaigns/contract/all-calls.ts';
import { type Call, pathFields } from '../../campaigns/contract/call.ts';
import { ErrorBody } from '../../campaigns/contract/error-body.ts';
import { errors } from '../../campaigns/contract/errors.ts';

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
		paths,
		components: {
			schemas: { Error: jsonSchema(ErrorBody) },
			securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'label-wing-session' } },
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
		...(call.who === 'anyone' ? {} : { security: [{ session: [] }] }),
		parameters: [
			...inPath.map((field) => parameter(field, 'path')),
			...(inQuery ? rest.map((field) => parameter(field, 'query')) : []),
		],
		...(call.body === undefined ? {} : { requestBody: textBody(properties[call.body]) }),
		...(!inQuery && rest.length > 0
			? { requestBody: { required: true, content: json(bodySchema(properties, required, rest)) } }
			: {}),
		responses: {
			'200': { description: 'Done.', content: json(jsonSchema(call.output)) },
			default: {
				description: 'Refused or failed: see `error.code`.',
				content: json({ $ref: '#/components/schemas/Error' }),
			},
		},
	};
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

function jsonSchema(schema: z.ZodMiniType): Json {
	const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
		io: 'input',
		unrepresentable: 'any',
	}) as Json;
	return rest;
}
