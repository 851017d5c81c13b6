/**
 * A pod as this project writes it: the fields of the Kubernetes API that are in use, and of their values only those
 * that the pod security standard "restricted" admits. Everything else, a misspelt field as well, is refused.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
import * as z from 'zod';

/** A DNS label of RFC 1123, which most names in a cluster must be. */
export const Name = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
export const Labels = z.record(
	z.string().regex(/^([a-z0-9.-]+\/)?[A-Za-z0-9._-]{1,63}$/),
	z.string().max(63),
);
export const Port = z.int().min(1).max(65535);
/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const Quantity = z.string().regex(/^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi)?$/);
/** A tag that says a version, or a digest: what was tested is what runs. */
const PinnedImage = z
	.string()
	.regex(
		/^([a-z0-9.-]+(:\d+)?\/)?[a-z0-9._/-]+(:(?!latest$)[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/,
		'is not pinned: say a version or a digest',
	);

export const LabelSelector = z.strictObject({
	matchLabels: Labels,
	matchExpressions: z
		.array(z.strictObject({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()).min(1) }))
		.optional(),
});

const KeyRef = z.strictObject({ name: Name, key: z.string().regex(/^[A-Z][A-Z0-9_]*$/) });
const EnvName = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const EnvVar = z.union([
	z.strictObject({ name: EnvName, value: z.string() }),
	z.strictObject({
		name: EnvName,
		valueFrom: z.union([
			z.strictObject({ secretKeyRef: KeyRef }),
			z.strictObject({ configMapKeyRef: KeyRef }),
		]),
	}),
]);

const Probe = z.strictObject({
	httpGet: z.strictObject({ path: z.string().startsWith('/'), port: Name }),
	periodSeconds: z.int().positive(),
	timeoutSeconds: z.int().positive(),
	failureThreshold: z.int().positive(),
});

/** What Node runs, behind flags that set a number; empty where anything else stands before it. */
export function programOf([, ...args]: readonly string[]): string {
	const program = args.find((arg) => !/^--[a-z-]+=\d+$/.test(arg)) ?? '';
	return program.endsWith('.ts') ? program : '';
}

/** A container that ends by itself. */
export const TaskContainer = z.strictObject({
	name: Name,
	image: PinnedImage,
	// `args`, never `command`: the image's entry point, tini, stays process 1
	args: z
		.tuple([z.literal('node')], z.string())
		.refine((args) => programOf(args) !== '', 'starts a program of the repository'),
	envFrom: z.array(z.strictObject({ configMapRef: z.strictObject({ name: Name }) })).optional(),
	env: z.array(EnvVar),
	resources: z.strictObject({
		requests: z.strictObject({ cpu: Quantity, memory: Quantity }),
		limits: z.strictObject({ memory: Quantity }),
	}),
	securityContext: z.strictObject({
		allowPrivilegeEscalation: z.literal(false),
		readOnlyRootFilesystem: z.literal(true),
		capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
	}),
	volumeMounts: z.array(z.strictObject({ name: Name, mountPath: z.literal('/tmp') })),
});

/** A container that serves until it is told to go. */
export const ServerContainer = z.strictObject({
	...TaskContainer.shape,
	ports: z.array(z.strictObject({ name: Name, containerPort: Port })).min(1),
	startupProbe: Probe,
	livenessProbe: Probe,
	readinessProbe: Probe,
	lifecycle: z.strictObject({
		preStop: z.strictObject({ sleep: z.strictObject({ seconds: z.int().positive() }) }),
	}),
});

const podSpec = {
	serviceAccountName: Name,
	automountServiceAccountToken: z.literal(false),
	// or the Service `scorer` would put SCORER_PORT and kin among the settings of every pod
	enableServiceLinks: z.literal(false),
	terminationGracePeriodSeconds: z.int().positive(),
	securityContext: z.strictObject({
		runAsNonRoot: z.literal(true),
		runAsUser: z.int().min(1),
		runAsGroup: z.int().min(1),
		seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
	}),
	volumes: z.array(z.strictObject({ name: Name, emptyDir: z.strictObject({ sizeLimit: Quantity }) })),
};

const podMetadata = z.strictObject({ labels: Labels });

export const TaskPod = z.strictObject({
	metadata: podMetadata,
	spec: z.strictObject({
		...podSpec,
		restartPolicy: z.literal('Never'),
		containers: z.array(TaskContainer).length(1),
	}),
});

export const ServerPod = z.strictObject({
	metadata: podMetadata,
	spec: z.strictObject({
		...podSpec,
		containers: z.array(ServerContainer).length(1),
		topologySpreadConstraints: z.array(
			z.strictObject({
				maxSkew: z.int().positive(),
				topologyKey: z.string(),
				whenUnsatisfiable: z.enum(['ScheduleAnyway', 'DoNotSchedule']),
				matchLabelKeys: z.array(z.literal('pod-template-hash')),
				labelSelector: LabelSelector,
			}),
		),
	}),
});
