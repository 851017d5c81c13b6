/**
 * Validates an object against the OpenAPI description that a Kubernetes API server publishes, as strictly as
 * `fieldValidation: Strict`: a field that the description does not know is an error.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const GroupVersionKind = z.object({ group: z.string(), version: z.string(), kind: z.string() });

const Schema = z.object({
	$ref: z.string().optional(),
	get allOf() {
		return z.array(Schema).optional();
	},
	get oneOf() {
		return z.array(Schema).optional();
	},
	type: z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean']).optional(),
	get properties() {
		return z.record(z.string(), Schema).optional();
	},
	required: z.array(z.string()).optional(),
	get additionalProperties() {
		return Schema.optional();
	},
	get items() {
		return Schema.optional();
	},
	enum: z.array(z.unknown()).optional(),
	'x-kubernetes-group-version-kind': z.array(GroupVersionKind).optional(),
});
type Schema = z.infer<typeof Schema>;

const Description = z.object({ components: z.object({ schemas: z.record(z.string(), Schema) }) });
const Header = z.object({ apiVersion: z.string(), kind: z.string() });

export type Validate = (object: unknown) => string[];

/** Reads the descriptions in a folder, one JSON file per API group; gives a function that lists an object's faults. */
export function readOpenApi(folder: string): Validate {
	const schemas: Record<string, Schema> = {};
	const kinds = new Map<string, Schema>();
	for (const file of readdirSync(folder).filter((name) => /^apis?__.*\.json$/.test(name))) {
		const text = readFileSync(join(folder, file), 'utf8');
		Object.assign(schemas, Description.parse(JSON.parse(text)).components.schemas);
	}
	for (const schema of Object.values(schemas)) {
		for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
			kinds.set(`${group === '' ? '' : `${group}/`}${version} ${kind}`, schema);
		}
	}
	return (object) => {
		const header = Header.safeParse(object);
		if (!header.success) return ['has no apiVersion or kind'];
		const schema = kinds.get(`${header.data.apiVersion} ${header.data.kind}`);
		if (schema === undefined) return [`${header.data.apiVersion} ${header.data.kind} is not a known kind`];
		return faults(object, schema, schemas, header.data.kind);
	};
}

function faults(value: unknown, schema: Schema, schemas: Record<string, Schema>, at: string): string[] {
	if (schema.$ref !== undefined) {
		const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
		return target === undefined ? [`${at}: ${schema.$ref} is not there`] : faults(value, target, schemas, at);
	}
	if (schema.oneOf !== undefined) {
		const fits = schema.oneOf.some((one) => faults(value, one, schemas, at).length === 0);
		return fits ? [] : [`${at} is ${JSON.stringify(value)}, none of the types it may be`];
	}
	if (schema.enum !== undefined && !schema.enum.includes(value)) {
		return [`${at} is ${JSON.stringify(value)}, none of ${schema.enum.join(', ')}`];
	}
	const inherited = (schema.allOf ?? []).flatMap((one) => faults(value, one, schemas, at));
	return [...inherited, ...faultsOfType(value, schema, schemas, at)];
}

function faultsOfType(value: unknown, schema: Schema, schemas: Record<string, Schema>, at: string): string[] {
	switch (schema.type) {
		case undefined:
			return [];
		case 'object':
			return faultsOfObject(value, schema, schemas, at);
		case 'array':
			if (!Array.isArray(value)) return [`${at} is no list`];
			return value.flatMap((item, index) => faults(item, schema.items ?? {}, schemas, `${at}[${index}]`));
		case 'integer':
			return Number.isSafeInteger(value) ? [] : [`${at} is no integer`];
		default:
			return typeof value === schema.type ? [] : [`${at} is no ${schema.type}`];
	}
}

function faultsOfObject(
	value: unknown,
	schema: Schema,
	schemas: Record<string, Schema>,
	at: string,
): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no mapping`];
	const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
	const inside = Object.entries(value).flatMap(([key, field]) => {
		const known = schema.properties?.[key] ?? schema.additionalProperties;
		return known === undefined ? [`${at}.${key} is unknown`] : faults(field, known, schemas, `${at}.${key}`);
	});
	return [...missing.map((key) => `${at}.${key} is missing`), ...inside];
}
