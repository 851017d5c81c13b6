/** Every object is one that Kubernetes knows and that this project means: as written, and as rendered. */
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sharedData } from '../support/shared-data.ts';
import { readOpenApi, type Validate } from './openapi.ts';
import { Kustomization, Manifest } from './profile.ts';
import { filesInK8s, findRenderer, noRenderer, readObjects, render } from './render.ts';

const kustomizations = filesInK8s('**/kustomization.yaml');
const written = filesInK8s('**/*.yaml').filter((file) => !kustomizations.includes(file));
const places = filesInK8s('{base,overlays/*}/kustomization.yaml').map(dirname);

const renderer = findRenderer();
const descriptions = sharedData('kubernetes-schemas');
const noDescriptions = 'the OpenAPI description of Kubernetes is not here';

function validateBy(schema: z.ZodType): Validate {
	return (object) =>
		schema.safeParse(object).error?.issues.map((issue) => z.prettifyError({ issues: [issue] })) ?? [];
}
const byProfile = validateBy(Manifest);
const byApi: Validate | null = descriptions === null ? null : readOpenApi(descriptions);

describe('as written', () => {
	it.each(kustomizations)('%s says nothing that kustomize does not know', (file) => {
		expect(readObjects(file).flatMap(validateBy(Kustomization))).toEqual([]);
	});

	it.for(written)('%s keeps to the profile', (file) => {
		expect(readObjects(file).flatMap(byProfile)).toEqual([]);
	});

	it.for(written)('%s keeps to the API', (file, { skip }) => {
		if (byApi === null) return skip(noDescriptions);
		expect(readObjects(file).flatMap(byApi)).toEqual([]);
	});

	it('every component is used by an overlay, and so rendered', () => {
		const used = filesInK8s('overlays/*/kustomization.yaml')
			.flatMap(readObjects)
			.map((object) => Kustomization.parse(object))
			.flatMap((overlay) => (overlay.kind === 'Kustomization' ? (overlay.components ?? []) : []))
			.map((path) => path.replace('../../', 'k8s/'));
		expect([...new Set(used)].toSorted()).toEqual(filesInK8s('components/*/kustomization.yaml').map(dirname));
	});
});

describe('as rendered', () => {
	it.for(places)('%s keeps to the profile', (folder, { skip }) => {
		if (renderer === null) return skip(noRenderer);
		expect(render(renderer, folder).flatMap(byProfile)).toEqual([]);
	});

	it.for(places)('%s keeps to the API', (folder, { skip }) => {
		if (renderer === null) return skip(noRenderer);
		if (byApi === null) return skip(noDescriptions);
		expect(render(renderer, folder).flatMap(byApi)).toEqual([]);
	});
});

describe('a slip is refused', () => {
	const objects = written.flatMap(readObjects);

	it('a misspelt field, wherever it stands', () => {
		const places = objects.flatMap((object) => closedMappings(object).map((at) => ({ object, at })));
		expect(places.length).toBeGreaterThan(200);
		for (const { object, at } of places) {
			const slipped = withField(object, [...at, 'misspelt'], 'x');
			expect(byProfile(slipped), `profile, ${at.join('.')}`).not.toEqual([]);
			if (byApi !== null) expect(byApi(slipped), `API, ${at.join('.')}`).not.toEqual([]);
		}
	});

	const deployment = objects.find((object) => Manifest.parse(object).kind === 'Deployment');
	const container = ['spec', 'template', 'spec', 'containers', 0];
	it.each<[string, (string | number)[], unknown]>([
		['a number as text', ['spec', 'replicas'], 'two'],
		['no selector', ['spec', 'selector'], undefined],
		['no name', ['metadata', 'name'], undefined],
		['another version of the API', ['apiVersion'], 'apps/v1beta1'],
		['an image without a version', [...container, 'image'], 'label-wing'],
		['the image of the day', [...container, 'image'], 'registry.example.org:5000/label-wing:latest'],
		['a shell for a process', [...container, 'args'], ['sh', '-c', 'node server/main.ts']],
		['code for a program', [...container, 'args'], ['node', '--eval', '0', 'server/main.ts']],
		['a writable root', [...container, 'securityContext', 'readOnlyRootFilesystem'], false],
		['a kept capability', [...container, 'securityContext', 'capabilities', 'drop'], ['NET_RAW']],
		['the root user', ['spec', 'template', 'spec', 'securityContext', 'runAsUser'], 0],
		['a token of the cluster', ['spec', 'template', 'spec', 'automountServiceAccountToken'], true],
		['no readiness probe', [...container, 'readinessProbe'], undefined],
		['no memory limit', [...container, 'resources', 'limits'], undefined],
		['downtime', ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], 1],
	])('%s', (_, path, value) => {
		expect(byProfile(deployment)).toEqual([]);
		expect(byProfile(withField(deployment, path, value))).not.toEqual([]);
	});

	it('an unknown kind', () => {
		expect(byProfile({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } })).not.toEqual([]);
	});
});

/** Mappings of free keys to texts; in all others only known fields may stand. */
const open = /^(labels|annotations|matchLabels|data|stringData|selector|requests|limits)$/;

/** The paths of all mappings whose fields are known beforehand, the object itself included. */
function closedMappings(value: unknown, path: (string | number)[] = []): (string | number)[][] {
	if (Array.isArray(value)) return value.flatMap((item, i) => closedMappings(item, [...path, i]));
	if (typeof value !== 'object' || value === null) return [];
	const inside = Object.entries(value).flatMap(([key, field]) => closedMappings(field, [...path, key]));
	const free =
		open.test(String(path.at(-1))) && Object.values(value).every((field) => typeof field === 'string');
	return free ? inside : [path, ...inside];
}

/** A copy with one field set, or left out where the value is undefined. */
function withField(object: unknown, path: (string | number)[], value: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return value;
	const copy = structuredClone(object) as Record<string | number, unknown>;
	copy[key] = withField(copy[key], rest, value);
	return JSON.parse(JSON.stringify(copy));
}
