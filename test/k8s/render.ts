/** The manifests as they are written, and as a cluster would get them. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Files below k8s/, relative to the repository, that match. */
export function filesInK8s(pattern: string): string[] {
	return globSync(`k8s/${pattern}`, { cwd: repository }).toSorted();
}

/** All objects of a YAML text. A repeated key or any other fault is an error, a value is never guessed. */
function parseObjects(text: string, name: string): unknown[] {
	return parseAllDocuments(text, { strict: true, uniqueKeys: true }).map((document) => {
		const [fault] = [...document.errors, ...document.warnings];
		if (fault !== undefined) throw new Error(`${name}: ${fault.message}`);
		return document.toJS();
	});
}

export function readObjects(file: string): unknown[] {
	return parseObjects(readFileSync(join(repository, file), 'utf8'), file);
}

/** Said where a test cannot render. */
export const noRenderer = 'needs kubectl 1.27 or newer, or kustomize 5, on the PATH';

const renderers = [
	{ program: 'kubectl', probe: ['version', '--client'], render: ['kustomize'] },
	{ program: 'kustomize', probe: ['version'], render: ['build'] },
];

/** The program and its first argument that render a folder; null where there is neither kubectl nor kustomize. */
export function findRenderer(): string[] | null {
	for (const { program, probe, render } of renderers) {
		if (spawnSync(program, probe, { timeout: 20_000 }).status === 0) return [program, ...render];
	}
	return null;
}

/** @throws with what the renderer said, also when it only warned (of a deprecated field, for example) */
export function render([program = '', ...args]: string[], folder: string): unknown[] {
	const { status, stdout, stderr, error } = spawnSync(program, [...args, folder], {
		cwd: repository,
		encoding: 'utf8',
		timeout: 60_000,
		maxBuffer: 16_000_000,
	});
	if (error !== undefined) throw error;
	if (status !== 0 || stderr !== '') throw new Error(`${program} ${folder}: ${stderr}`);
	return parseObjects(stdout, folder);
}
