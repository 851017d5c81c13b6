/** The image: one pinned Node, no secret, no root, and everything that the manifests start. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assembleBase, Cluster } from './cluster.ts';
import { imageEnvironment, inAllStages, inFinalStage } from './containerfile.ts';
import { programOf } from './profile-pod.ts';
import { repository } from './render.ts';

const read = (file: string) => readFileSync(join(repository, file), 'utf8');
const { version, description, license, devDependencies } = JSON.parse(read('package.json'));

const pods = new Cluster(assembleBase()).pods;

it('has the same Node as the tests, in every stage', () => {
	expect(inAllStages('ARG')[0]).toMatch(
		new RegExp(`^NODE_IMAGE=docker\\.io/library/node:${devDependencies.node}-[a-z]+-slim$`),
	);
	for (const from of inAllStages('FROM')) expect(from).toMatch(/^\$\{NODE_IMAGE\}( AS [a-z]+)?$/);
});

it('runs as the user of the manifests, which is not root', () => {
	expect(inFinalStage('USER')).toEqual(['10001:10001']);
	expect(pods.map(({ spec }) => spec.securityContext.runAsUser)).toEqual(pods.map(() => 10001));
});

it('listens where the manifests look', () => {
	expect(inFinalStage('EXPOSE')).toEqual(['8080']);
	expect(imageEnvironment()).toMatchObject({ HOST: '0.0.0.0', PORT: '8080' });
	const ports = pods.flatMap(({ container }) => container.ports ?? []);
	expect(ports.map(({ containerPort }) => containerPort)).toEqual([8080, 8080]);
});

it('is built from what is here, and holds every program that a pod starts', () => {
	const copied = inAllStages('COPY').filter((copy) => !copy.startsWith('--from'));
	const sources = copied.flatMap((copy) => copy.split(' ').slice(0, -1));
	for (const source of sources) expect(existsSync(join(repository, source)), source).toBe(true);

	const held = inFinalStage('COPY').map((copy) => copy.split(' ').at(-1)?.replace('./', ''));
	for (const { container } of pods) expect(held).toContain(programOf(container.args).split('/')[0]);
	for (const source of sources) expect(read('.containerignore')).toContain(`\n!${source}\n`);
});

it('leaves out of onnxruntime only what is there to leave out', () => {
	const [folder] = /node_modules\/onnxruntime-node\/bin\/[\w-]+/.exec(inAllStages('RUN').join('\n')) ?? [''];
	expect(existsSync(join(repository, folder, 'linux', 'x64')), folder).toBe(true);
	expect(existsSync(join(repository, folder, 'linux', 'arm64')), folder).toBe(true);
});

it('has no secret, and runs no script of a package', () => {
	expect([...inAllStages('ENV'), ...inAllStages('ARG')].join(' ')).not.toMatch(
		/SECRET|PASSWORD|TOKEN|DATABASE_URL|CLIENT_ID/,
	);
	for (const run of inAllStages('RUN').filter((each) => each.includes('npm ci')))
		expect(run).toContain('--ignore-scripts');
});

it('says what it is, as package.json does', () => {
	const [labels] = inFinalStage('LABEL');
	expect(labels).toContain(`image.description="${description}"`);
	expect(labels).toContain(`image.licenses="${license}"`);
	expect(inFinalStage('ARG')).toContain(`VERSION=${version}`);
	for (const { container } of pods) expect(container.image).toBe(`label-wing:${version}`);
});
