/** What the start says to the person in front of it. What happens later goes to the log. */
import { SetupError } from '../../db/setup-error.ts';

export function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** One thing that takes time, said before it is done. */
export function sayStep(line: string): void {
	say(`  · ${line}`);
}

/** Says what went wrong: a sentence for what a person can mend, a stack for what only a programmer can. */
export function saySorry(thrown: unknown): void {
	if (!(thrown instanceof SetupError)) {
		console.error(thrown);
		return;
	}
	process.stderr.write(`\n${thrown.message}\n`);
	for (const line of thrown.details) process.stderr.write(`    ${line}\n`);
}

export function dieWithSentence(thrown: unknown): never {
	saySorry(thrown);
	process.exit(1);
}
