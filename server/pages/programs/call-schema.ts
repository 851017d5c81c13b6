/** The shapes of a call's input and output in JSON Schema, and in a notation for people. */
import * as z from 'zod/mini';

type Json = Record<string, unknown>;

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output' = 'input'): Json {
	const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
	return rest;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** A schema as one writes types: `{ id: integer, name?: text }`, `[…]` for lists, `a | b`. */
export function notation(schema: unknown, indent = ''): string {
	if (!isJson(schema)) return 'anything';
	const { type, const: value, enum: values, properties, items, additionalProperties } = schema;
	const choices = [...list(schema.anyOf), ...list(schema.oneOf)];
	if (value !== undefined) return JSON.stringify(value);
	if (Array.isArray(values)) return values.map((one) => JSON.stringify(one)).join(' | ');
	if (choices.length > 0) return [...new Set(choices.map((one) => notation(one, indent)))].join(' | ');
	if (type === 'array') return `[${notation(items, indent)}]`;
	if (isJson(properties) && Object.keys(properties).length > 0) {
		const needed = Array.isArray(schema.required) ? schema.required : [];
		const deeper = `${indent}  `;
		const fields = Object.entries(properties).map(
			([name, one]) => `${deeper}${name}${needed.includes(name) ? '' : '?'}: ${notation(one, deeper)}`,
		);
		return `{\n${fields.join('\n')}\n${indent}}`;
	}
	if (isJson(additionalProperties)) return `{ [name]: ${notation(additionalProperties, indent)} }`;
	if (type === 'string') return typeof schema.format === 'string' ? schema.format : 'text';
	return typeof type === 'string' ? type : 'anything';
}
