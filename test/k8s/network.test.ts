/** Who may talk to whom: nobody, but for what each part needs. Asked of the base as written. */
import { expect, it } from 'vitest';
import { assembleBase, Cluster, type OfKind, type Pod, selects } from './cluster.ts';

const cluster = new Cluster(assembleBase());
const policies = cluster.all('NetworkPolicy').map(({ spec }) => spec);
type Policy = OfKind<'NetworkPolicy'>['spec'];

const names = (pods: Pod[]) => pods.map(({ name }) => name).toSorted();
const listen = (pod: Pod) => pod.container.ports?.map(({ containerPort }) => containerPort) ?? [];
const holds = (setting: string) =>
	cluster.pods.filter(({ container }) => container.env.some(({ name }) => name === setting));

/** The pods that have some rule of the kind asked for. */
function allowed(rule: (policy: Policy) => boolean): Pod[] {
	return cluster.pods.filter((pod) =>
		policies.some((policy) => selects(policy.podSelector, pod.labels) && rule(policy)),
	);
}
const mayReach = (port: number) =>
	allowed(({ egress = [] }) => egress.some(({ ports }) => ports.some((each) => each.port === port)));

it('nothing is allowed to anyone by default, in either direction', () => {
	const closed = allowed(
		(policy) =>
			policy.policyTypes.length === 2 && policy.ingress === undefined && policy.egress === undefined,
	);
	expect(names(closed)).toEqual(names(cluster.pods));
});

it('every rule stands in a policy of its direction, and means some pod', () => {
	for (const policy of policies) {
		expect(policy.policyTypes.includes('Ingress')).toBe(policy.ingress !== undefined || !policy.egress);
		expect(policy.policyTypes.includes('Egress')).toBe(policy.egress !== undefined || !policy.ingress);
		expect(cluster.podsOf(policy.podSelector)).not.toEqual([]);
	}
});

it('who has the address of the database may reach it, and nobody else', () => {
	expect(names(mayReach(5432))).toEqual(names(holds('DATABASE_URL')));
});

it('who has the address of web may reach web where it listens', () => {
	const [web] = cluster.pods.filter(({ name }) => name === 'web');
	const readers = allowed(({ egress = [] }) =>
		egress.some(({ to = [], ports }) =>
			to.some(
				(peer) =>
					'podSelector' in peer &&
					peer.namespaceSelector === undefined &&
					web !== undefined &&
					selects(peer.podSelector, web.labels) &&
					ports.some(({ port }) => listen(web).includes(port)),
			),
		),
	);
	expect(names(readers)).toEqual(names(holds('SCORER_SOURCE_URL')));
});

it('web and scorer may be reached where they listen, trainer and migrate nowhere', () => {
	for (const pod of cluster.pods) {
		const open = policies
			.filter((policy) => selects(policy.podSelector, pod.labels))
			.flatMap(({ ingress = [] }) => ingress.flatMap(({ ports }) => ports.map(({ port }) => port)));
		expect(open, pod.name).toEqual(listen(pod));
	}
});

it('web and scorer may reach the Internet by HTTPS, and no private network', () => {
	expect(names(mayReach(443))).toEqual(['scorer', 'web']);
	const blocks = policies.flatMap(({ egress = [] }) =>
		egress.flatMap(({ to = [] }) => to.flatMap((peer) => ('ipBlock' in peer ? [peer.ipBlock] : []))),
	);
	const [v4, v6] = blocks;
	expect(blocks).toHaveLength(2);
	// the address of the metadata service of most clouds, and the private ranges of RFC 1918, 6598 and 4193
	for (const range of ['169.254.0.0/16', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']) {
		expect(v4?.except).toContain(range);
	}
	expect(v6?.except).toContain('fc00::/7');
});
