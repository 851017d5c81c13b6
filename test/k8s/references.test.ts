/** What one object says of another is true: names, keys, labels, ports, hosts, files. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assembleBase, Cluster, type Pod } from './cluster.ts';
import { programOf } from './profile-pod.ts';
import { filesInK8s, findRenderer, noRenderer, readObjects, render, repository } from './render.ts';

const [secret] = new Cluster(readObjects('k8s/secret.example.yaml')).all('Secret');
const renderer = findRenderer();
const rendered = filesInK8s('{base,overlays/*}/kustomization.yaml').map(dirname);

/** Each place as rendered, and the base once more without a renderer, so that no machine tests nothing. */
const places: [name: string, open: () => Cluster | null][] = [
	['k8s/base as written', () => new Cluster(assembleBase())],
	...rendered.map((folder): [string, () => Cluster | null] => [
		folder,
		() => (renderer === null ? null : new Cluster(render(renderer, folder))),
	]),
];

describe.each(places)('%s', (_, open) => {
	const opened = open();
	const cluster = opened ?? new Cluster([]);
	const promise = (name: string, check: () => void) =>
		it(name, ({ skip }) => (opened === null ? skip(noRenderer) : check()));

	promise('has web, scorer, trainer and migrate', () => {
		expect(cluster.pods.map((pod) => pod.name).toSorted()).toEqual(['migrate', 'scorer', 'trainer', 'web']);
	});

	promise('every service account is there', () => {
		for (const { name, spec } of cluster.pods) {
			expect(cluster.find('ServiceAccount', spec.serviceAccountName), name).toBeDefined();
		}
	});

	promise('every setting is given once, and comes from where it says', () => {
		for (const pod of cluster.pods) {
			const names = cluster.settingsOf(pod, secret?.stringData ?? {}).map(([name]) => name);
			expect(names).toEqual([...new Set(names)]);
			for (const { name } of secretRefs(pod)) expect(name).toBe(secret?.metadata.name);
		}
	});

	promise('the scorer is given no secret, and only web knows the OAuth client', () => {
		const holders = (key: string) =>
			cluster.pods.filter((pod) => secretRefs(pod).some((ref) => ref.key === key)).map(({ name }) => name);
		expect(holders('DATABASE_URL').toSorted()).toEqual(['migrate', 'trainer', 'web']);
		expect(holders('OAUTH_CLIENT_SECRET')).toEqual(['web']);
	});

	promise('every selector means the pods of its own name', () => {
		for (const deployment of cluster.all('Deployment')) {
			expect(cluster.podsOf(deployment.spec.selector).map(({ name }) => name)).toEqual([
				deployment.metadata.name,
			]);
		}
		for (const budget of cluster.all('PodDisruptionBudget')) {
			expect(cluster.podsOf(budget.spec.selector).map(({ name }) => name)).toEqual([budget.metadata.name]);
		}
		for (const service of cluster.all('Service')) {
			const pods = cluster.podsOf({ matchLabels: service.spec.selector });
			expect(pods.map(({ name }) => name)).toEqual([service.metadata.name]);
			for (const { targetPort } of service.spec.ports) {
				expect(pods.flatMap((pod) => pod.container.ports ?? []).map(({ name }) => name)).toContain(
					targetPort,
				);
			}
		}
	});

	promise('every probe asks the right question at a port that is open', () => {
		for (const { spec, container } of cluster.pods.filter((pod) => pod.container.ports !== undefined)) {
			const ports = container.ports?.map(({ name }) => name);
			expect(container.startupProbe?.httpGet.path).toBe('/healthz');
			expect(container.livenessProbe?.httpGet.path).toBe('/healthz');
			expect(container.readinessProbe?.httpGet.path).toBe('/readyz');
			for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
				expect(ports).toContain(probe?.httpGet.port);
			}
			expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(
				(container.lifecycle?.preStop.sleep.seconds ?? 0) + 10,
			);
		}
	});

	promise('every mount has its volume, and every volume is mounted', () => {
		for (const { spec, container } of cluster.pods) {
			expect(container.volumeMounts.map(({ name }) => name)).toEqual(spec.volumes.map(({ name }) => name));
		}
	});

	promise('every command is a program of this repository', () => {
		const programs = cluster.pods.map(({ container }) => programOf(container.args));
		expect(programs.filter((program) => !existsSync(join(repository, program)))).toEqual([]);
	});

	promise('the scorer finds web where a service of that name and port is', () => {
		for (const { container } of cluster.pods) {
			for (const variable of container.env) {
				if (variable.name !== 'SCORER_SOURCE_URL' || !('value' in variable)) continue;
				const { hostname, port } = new URL(variable.value);
				expect(cluster.find('Service', hostname)?.spec.ports.map((each) => String(each.port))).toContain(
					port,
				);
			}
		}
	});

	promise('every ingress leads to a service, on the host that PUBLIC_URL names', () => {
		for (const { spec } of cluster.all('Ingress')) {
			for (const { host, http } of spec.rules) {
				expect(new URL(cluster.all('ConfigMap')[0]?.data.PUBLIC_URL ?? '').origin).toBe(`https://${host}`);
				expect(spec.tls.flatMap(({ hosts }) => hosts)).toContain(host);
				for (const { service } of http.paths.map(({ backend }) => backend)) {
					const ports = cluster.find('Service', service.name)?.spec.ports.map(({ name }) => name);
					expect(ports, service.name).toContain(service.port.name);
				}
			}
		}
	});

	promise('an autoscaler has a Deployment that says no number itself', () => {
		for (const { spec } of cluster.all('HorizontalPodAutoscaler')) {
			const target = cluster.find('Deployment', spec.scaleTargetRef.name);
			expect(target).toBeDefined();
			expect(target?.spec.replicas).toBeUndefined();
		}
	});

	promise('everything stands in one namespace', () => {
		const [space] = cluster.all('Namespace');
		for (const { kind, metadata } of cluster.objects.filter((object) => object.kind !== 'Namespace')) {
			expect(metadata.namespace, `${kind} ${metadata.name}`).toBe(space?.metadata.name);
		}
	});
});

function secretRefs({ container }: Pod): { name: string; key: string }[] {
	return container.env.flatMap((variable) =>
		'valueFrom' in variable && 'secretKeyRef' in variable.valueFrom ? [variable.valueFrom.secretKeyRef] : [],
	);
}
