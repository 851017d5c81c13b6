/** What the sections of a datasheet are made of, and the voice they are said in. */
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { DatasheetNote } from '../../campaigns/contract/datasheet.ts';
import { formatsOf } from './format.ts';
import { type MessageKey, type Say, speaker, type Write } from './say.ts';

/** What is said, in bare text. `own`: in the words of whoever made the campaign, in the language of its form. */
export type Block =
	| { kind: 'text'; text: string }
	| { kind: 'own'; text: string }
	| { kind: 'list'; items: string[] }
	| { kind: 'table'; caption: MessageKey; head: string[]; rows: string[][]; own?: true };

/** What a datasheet is written from. */
export type SheetMaterial = {
	dataset: Dataset;
	campaign: Pick<Campaign, 'form' | 'formDigest' | 'rules' | 'labelsPerTask' | 'seed'>;
	notes: readonly DatasheetNote[];
	/** how the wiki is called */
	wiki: string;
};

/** What the blocks of a section need to speak. */
export type Voice = { say: Say; write: Write } & ReturnType<typeof formatsOf>;

export function voiceOf(language: Parameters<typeof speaker>[0]): Voice {
	return { ...speaker(language), ...formatsOf(language) };
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
