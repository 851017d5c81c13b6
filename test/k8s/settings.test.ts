/** The program takes the settings that the example gives to each of its roles: none wrong, missing or unknown. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { Cluster } from './cluster.ts';
import { imageEnvironment } from './containerfile.ts';
import { findRenderer, noRenderer, readObjects, render, repository } from './render.ts';

/** What the image says to Node and not to the program. */
const forNode = ['NODE_ENV', 'NODE_OPTIONS'];

const renderer = findRenderer();
const example = new Cluster(renderer === null ? [] : render(renderer, 'k8s/overlays/example'));
const [secret] = new Cluster(readObjects('k8s/secret.example.yaml')).all('Secret');

it.for(['web', 'scorer', 'migrate', 'trainer'])('%s', async (name, { skip }) => {
	if (renderer === null) return skip(noRenderer);
	const [pod] = example.pods.filter((each) => each.name === name);
	if (pod === undefined) throw new Error(`There is no ${name}.`);
	const given = example.settingsOf(pod, secret?.stringData ?? {});
	const environment = { ...imageEnvironment(), ...Object.fromEntries(given) };

	const program = (file: string) => pathToFileURL(join(repository, 'server', file)).href;
	if (!existsSync(join(repository, 'server/env.ts'))) return skip('server/env.ts is not written yet');
	const { declared } = await import(program('settings/declared.ts'));
	const { readSettings } = await import(program('env.ts'));

	const unknown = Object.keys(environment).filter((each) => !(each in declared) && !forNode.includes(each));
	expect(unknown).toEqual([]);
	expect(() => readSettings(environment)).not.toThrow();
	const wrong = Object.fromEntries(given.map(([each]) => [each, ' no such value\n']));
	expect(() => readSettings({ ...environment, ...wrong })).toThrow();
});
