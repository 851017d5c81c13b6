/**
 * Every kind of object that k8s/ may contain, strictly: see profile-pod.ts. That the profile tells the truth about
 * Kubernetes is checked against the published OpenAPI description where that is at hand (openapi.ts).
 */
import * as z from 'zod';
import { LabelSelector, Labels, Name, Port, ServerPod, TaskPod } from './profile-pod.ts';

const metadata = z.strictObject({
	name: Name,
	namespace: Name.optional(),
	labels: Labels.optional(),
	annotations: z.record(z.string(), z.string()).optional(),
});

function kind<const K extends string, const V extends string, const S extends z.ZodRawShape>(
	apiVersion: V,
	kind: K,
	shape: S,
) {
	return z.strictObject({ apiVersion: z.literal(apiVersion), kind: z.literal(kind), metadata, ...shape });
}

const jobSpec = z.strictObject({
	backoffLimit: z.int().min(0),
	activeDeadlineSeconds: z.int().positive(),
	ttlSecondsAfterFinished: z.int().min(0),
	template: TaskPod,
});

const peers = z
	.array(
		z.union([
			z.strictObject({ podSelector: LabelSelector, namespaceSelector: LabelSelector.optional() }),
			z.strictObject({
				ipBlock: z.strictObject({
					cidr: z.union([z.cidrv4(), z.cidrv6()]),
					except: z.array(z.union([z.cidrv4(), z.cidrv6()])),
				}),
			}),
		]),
	)
	.min(1);
// by number: not every network plugin resolves a named port on the way out
const networkPorts = z.array(z.strictObject({ protocol: z.enum(['TCP', 'UDP']), port: Port })).min(1);

const backend = z.strictObject({
	service: z.strictObject({ name: Name, port: z.strictObject({ name: Name }) }),
});

export const Manifest = z.discriminatedUnion('kind', [
	kind('v1', 'Namespace', {}),
	kind('v1', 'ServiceAccount', { automountServiceAccountToken: z.literal(false) }),
	kind('v1', 'ConfigMap', { data: z.record(z.string(), z.string()) }),
	kind('v1', 'Secret', { type: z.literal('Opaque'), stringData: z.record(z.string(), z.string()) }),
	kind('v1', 'Service', {
		spec: z.strictObject({
			selector: Labels,
			ports: z.array(z.strictObject({ name: Name, port: Port, targetPort: Name })).min(1),
		}),
	}),
	kind('policy/v1', 'PodDisruptionBudget', {
		spec: z.strictObject({ maxUnavailable: z.int().positive(), selector: LabelSelector }),
	}),
	kind('apps/v1', 'Deployment', {
		spec: z.strictObject({
			// absent where an autoscaler decides
			replicas: z.int().positive().optional(),
			revisionHistoryLimit: z.int().positive(),
			progressDeadlineSeconds: z.int().positive(),
			strategy: z.strictObject({
				type: z.literal('RollingUpdate'),
				rollingUpdate: z.strictObject({ maxUnavailable: z.literal(0), maxSurge: z.int().positive() }),
			}),
			selector: LabelSelector,
			template: ServerPod,
		}),
	}),
	kind('batch/v1', 'Job', { spec: jobSpec }),
	kind('batch/v1', 'CronJob', {
		spec: z.strictObject({
			schedule: z.string().regex(/^(\S+ ){4}\S+$/),
			timeZone: z.string(),
			concurrencyPolicy: z.literal('Forbid'),
			startingDeadlineSeconds: z.int().positive(),
			successfulJobsHistoryLimit: z.int().min(0),
			failedJobsHistoryLimit: z.int().min(0),
			jobTemplate: z.strictObject({
				metadata: z.strictObject({ labels: Labels }).optional(),
				spec: jobSpec,
			}),
		}),
	}),
	kind('autoscaling/v2', 'HorizontalPodAutoscaler', {
		spec: z.strictObject({
			scaleTargetRef: z.strictObject({
				apiVersion: z.literal('apps/v1'),
				kind: z.literal('Deployment'),
				name: Name,
			}),
			minReplicas: z.int().min(2),
			maxReplicas: z.int(),
			metrics: z.array(
				z.strictObject({
					type: z.literal('Resource'),
					resource: z.strictObject({
						name: z.enum(['cpu', 'memory']),
						target: z.strictObject({
							type: z.literal('Utilization'),
							averageUtilization: z.int().min(1).max(100),
						}),
					}),
				}),
			),
		}),
	}),
	kind('networking.k8s.io/v1', 'Ingress', {
		spec: z.strictObject({
			ingressClassName: Name.optional(),
			tls: z.array(z.strictObject({ hosts: z.array(z.hostname()).min(1), secretName: Name })),
			rules: z.array(
				z.strictObject({
					host: z.hostname(),
					http: z.strictObject({
						paths: z.array(
							z.strictObject({
								path: z.string().startsWith('/'),
								pathType: z.enum(['Prefix', 'Exact']),
								backend,
							}),
						),
					}),
				}),
			),
		}),
	}),
	kind('networking.k8s.io/v1', 'NetworkPolicy', {
		spec: z.strictObject({
			podSelector: LabelSelector,
			policyTypes: z.array(z.enum(['Ingress', 'Egress'])).min(1),
			ingress: z.array(z.strictObject({ from: peers.optional(), ports: networkPorts })).optional(),
			egress: z.array(z.strictObject({ to: peers.optional(), ports: networkPorts })).optional(),
		}),
	}),
]);
export type Manifest = z.infer<typeof Manifest>;

const Generator = z.strictObject({
	name: Name,
	behavior: z.literal('merge').optional(),
	literals: z.array(z.string().regex(/^[A-Z][A-Z0-9_]*=/)),
});

const assembly = {
	resources: z.array(z.string()).optional(),
	patches: z
		.array(z.strictObject({ target: z.strictObject({ kind: z.string(), name: Name }), patch: z.string() }))
		.optional(),
};

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export const Kustomization = z.discriminatedUnion('kind', [
	z.strictObject({
		apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
		kind: z.literal('Kustomization'),
		...assembly,
		namespace: Name.optional(),
		components: z.array(z.string()).optional(),
		labels: z.array(z.strictObject({ pairs: Labels, includeTemplates: z.boolean() })).optional(),
		images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).optional(),
		replicas: z.array(z.strictObject({ name: Name, count: z.int().positive() })).optional(),
		configMapGenerator: z.array(Generator).optional(),
		replacements: z
			.array(
				z.strictObject({
					source: z.strictObject({
						kind: z.string(),
						name: Name,
						fieldPath: z.string(),
						options: z.strictObject({ delimiter: z.string(), index: z.int() }),
					}),
					targets: z.array(
						z.strictObject({
							select: z.strictObject({ kind: z.string(), name: Name }),
							fieldPaths: z.array(z.string()),
						}),
					),
				}),
			)
			.optional(),
	}),
	z.strictObject({
		apiVersion: z.literal('kustomize.config.k8s.io/v1alpha1'),
		kind: z.literal('Component'),
		...assembly,
	}),
]);
