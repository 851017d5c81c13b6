/** The Containerfile as instructions: comments left out, continued lines joined. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './render.ts';

type Instruction = [name: string, rest: string];

const instructions = readFileSync(join(repository, 'k8s/Containerfile'), 'utf8')
	.split('\n')
	.filter((line) => !line.startsWith('#'))
	.join('\n')
	.replaceAll(/\\\n\s*/g, ' ')
	.split('\n')
	.filter((line) => line !== '')
	.map((line): Instruction => {
		const [name = '', ...rest] = line.split(' ');
		return [name, rest.join(' ')];
	});
const finalStage = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));

const named = (list: Instruction[], name: string) =>
	list.filter(([each]) => each === name).map(([, rest]) => rest);

/** What follows each instruction of a name, in every stage. */
export const inAllStages = (name: string) => named(instructions, name);

/** The same in the last stage, which is what the image has. */
export const inFinalStage = (name: string) => named(finalStage, name);

/** The environment that the image sets. */
export function imageEnvironment(): Record<string, string> {
	const pairs = inFinalStage('ENV').flatMap((list) => list.match(/\w+=("[^"]*"|\S+)/g) ?? []);
	return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
}
