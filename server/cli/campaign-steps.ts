/** The steps of a campaign's life, from a shell. */
import { parseArgs } from 'node:util';
import { CampaignChanges } from '../../campaigns/contract/campaign-changes.ts';
import type { Db } from '../../db/connect.ts';
import { reasonOf, SetupError } from '../../db/setup-error.ts';
import {
	archiveCampaign,
	closeCampaign,
	type Deed,
	pauseCampaign,
	resumeCampaign,
	windDownCampaign,
} from '../domain/life.ts';
import { updateCampaign } from '../domain/update-campaign.ts';
import { parse } from '../routes/parse.ts';
import { say } from '../start/say.ts';

const steps = {
	pause: { take: pauseCampaign, said: 'is paused: nothing is handed out.' },
	resume: { take: resumeCampaign, said: 'hands out edits again.' },
	close: { take: closeCampaign, said: 'is closed. The server freezes its dataset.' },
	'wind-down': { take: windDownCampaign, said: 'is closing: the server closes it with the last lease.' },
	archive: { take: archiveCampaign, said: 'is archived.' },
};

type Step = keyof typeof steps | 'update';

export function isStep(word: string | undefined): word is Step {
	return word !== undefined && (word === 'update' || Object.hasOwn(steps, word));
}

/** @param words the number of the campaign, then options */
export async function takeStep(db: Db, step: Step, [id, ...words]: string[]): Promise<void> {
	const parts = { db, now: () => new Date() };
	const { reason, changes } = readOptions(words);
	const deed: Deed = { campaignId: Number(id), by: null, reason };
	if (step === 'update') {
		await updateCampaign(parts, deed, parse(CampaignChanges, changes));
		say(`Campaign ${id} is changed.`);
		return;
	}
	await steps[step].take(parts, deed);
	say(`Campaign ${id} ${steps[step].said}`);
}

function readOptions(words: string[]): { reason: string | undefined; changes: Record<string, unknown> } {
	const text = { type: 'string' } as const;
	const numbers = { 'labels-per-task': text, 'tasks-per-workset': text, 'lease-minutes': text };
	const texts = { name: text, purpose: text, announcement: text, deadline: text, reason: text };
	try {
		const { values } = parseArgs({ args: words, options: { ...texts, ...numbers } });
		const { reason, name, purpose, announcement, deadline } = values;
		const number = (given: string | undefined) => (given === undefined ? undefined : Number(given));
		const changes = {
			...{ name, purpose },
			announcement: announcement === '' ? null : announcement,
			deadline: deadline === '' ? null : deadline,
			labelsPerTask: number(values['labels-per-task']),
			tasksPerWorkset: number(values['tasks-per-workset']),
			leaseMinutes: number(values['lease-minutes']),
		};
		return { reason, changes };
	} catch (cause) {
		throw new SetupError(`${reasonOf(cause)}.`, { cause });
	}
}
