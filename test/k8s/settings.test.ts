/** The program takes the settings that the example gives to each of its roles: none wrong, missing or unknown. */
import { expect, it } from 'vitest';
import { readSettings } from '../../server/env.ts';
import { declared } from '../../server/settings/declared.ts';
import { Cluster } from './cluster.ts';
import { imageEnvironment } from './containerfile.ts';
import { findRenderer, noRenderer, readObjects, render } from './render.ts';

/** What the image says to Node and not to the program. */
const forNode = ['NODE_ENV', 'NODE_OPTIONS'];

const renderer = findRenderer();
const example = new Cluster(renderer === null ? [] : render(renderer, 'k8s/overlays/example'));
const [secret] = new Cluster(readObjects('k8s/secret.example.yaml')).all('Secret');

it.for(['web', 'scorer', 'migrate', 'trainer'])('%s', (name, { skip }) => {
	if (renderer === null) return skip(noRenderer);
	const [pod] = example.pods.filter((each) => each.name === name);
	if (pod === undefined) throw new Error(`There is no ${name}.`);
	const given = example.settingsOf(pod, secret?.stringData ?? {});
	const environment = { ...imageEnvironment(), ...Object.fromEntries(given) };

	const unknown = Object.keys(environment).filter((each) => !(each in declared) && !forNode.includes(each));
	expect(unknown).toEqual([]);
	expect(() => readSettings(environment)).not.toThrow();
	const wrong = Object.fromEntries(given.map(([each]) => [each, ' no such value\n']));
	expect(() => readSettings({ ...environment, ...wrong })).toThrow();
});
