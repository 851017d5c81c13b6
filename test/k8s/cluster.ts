/** A set of manifests, asked as a cluster would: which pods are there, and whom does a selector mean? */
import type * as z from 'zod';
import { Kustomization, Manifest } from './profile.ts';
import type { LabelSelector, ServerContainer, ServerPod, TaskContainer, TaskPod } from './profile-pod.ts';
import { readObjects } from './render.ts';

export type Kind = Manifest['kind'];
export type OfKind<K extends Kind> = Extract<Manifest, { kind: K }>;
type PodSpec = z.infer<typeof TaskPod>['spec'] | z.infer<typeof ServerPod>['spec'];
type Container = z.infer<typeof TaskContainer> & Partial<z.infer<typeof ServerContainer>>;

/** A pod as some workload would make it; it has one container. */
export type Pod = {
	/** the name of the workload */
	name: string;
	labels: Record<string, string>;
	spec: PodSpec;
	container: Container;
};

export class Cluster {
	readonly objects: Manifest[];

	constructor(objects: unknown[]) {
		this.objects = objects.map((object) => Manifest.parse(object));
	}

	all<K extends Kind>(kind: K): OfKind<K>[] {
		return this.objects.filter((object): object is OfKind<K> => object.kind === kind);
	}

	find<K extends Kind>(kind: K, name: string): OfKind<K> | undefined {
		return this.all(kind).find((object) => object.metadata.name === name);
	}

	get pods(): Pod[] {
		return this.objects.flatMap((object) => {
			const template = podTemplate(object);
			if (template === null) return [];
			const { metadata, spec } = template;
			return spec.containers.map((container) => ({
				name: object.metadata.name,
				labels: metadata.labels,
				spec,
				container,
			}));
		});
	}

	/**
	 * What a pod finds in its environment beside what the image sets, in the order in which it is said.
	 * @param secrets the values that keys of Secrets have
	 * @throws when it refers to a ConfigMap or a key that is not there
	 */
	settingsOf({ name, container }: Pod, secrets: Record<string, string>): [name: string, value: string][] {
		const there = <T>(value: T | undefined, what: string): T => {
			if (value === undefined) throw new Error(`${name} refers to ${what}, which is not there.`);
			return value;
		};
		const data = (map: string) => there(this.find('ConfigMap', map), `the ConfigMap ${map}`).data;
		const whole = (container.envFrom ?? []).flatMap(({ configMapRef }) =>
			Object.entries(data(configMapRef.name)),
		);
		const single = container.env.map((variable): [string, string] => {
			if ('value' in variable) return [variable.name, variable.value];
			if ('secretKeyRef' in variable.valueFrom) {
				const { key } = variable.valueFrom.secretKeyRef;
				return [variable.name, there(secrets[key], `the secret ${key}`)];
			}
			const { name: map, key } = variable.valueFrom.configMapKeyRef;
			return [variable.name, there(data(map)[key], `${key} of ${map}`)];
		});
		return [...whole, ...single];
	}

	podsOf(selector: z.infer<typeof LabelSelector>): Pod[] {
		return this.pods.filter(({ labels }) => selects(selector, labels));
	}
}

function podTemplate(object: Manifest) {
	if (object.kind === 'Deployment' || object.kind === 'Job') return object.spec.template;
	return object.kind === 'CronJob' ? object.spec.jobTemplate.spec.template : null;
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export function selects(
	{ matchLabels, matchExpressions = [] }: z.infer<typeof LabelSelector>,
	labels: Record<string, string>,
): boolean {
	const equal = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
	return equal && matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));
}

/** The base without a renderer: its files, and the ConfigMaps that it generates, under their plain names. */
export function assembleBase(): unknown[] {
	const [root] = readObjects('k8s/base/kustomization.yaml');
	const base = Kustomization.parse(root);
	if (base.kind !== 'Kustomization') throw new Error('k8s/base is no kustomization.');
	const generated = (base.configMapGenerator ?? []).map(({ name, literals }) => ({
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: { name },
		data: Object.fromEntries(literals.map((literal) => literal.split(/=(.*)/s).slice(0, 2))),
	}));
	return [...(base.resources ?? []).flatMap((file) => readObjects(`k8s/base/${file}`)), ...generated];
}
