/** A campaign that is not there yet, as the parts of the labelling page need one, and an edit for when it has none. */
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { DraftContent } from '../../campaigns/contract/draft.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { languages } from '../../campaigns/contract/languages.ts';
import type { ShownEdit, Workset } from '../../campaigns/contract/task.ts';
import { language, t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { NewRow } from '../outbox/row.ts';

const dayMs = 86_400_000;

export function previewCampaign(content: DraftContent, wiki: string, form: Form): Campaign {
	const { name = '', purpose = '', tasksPerWorkset = 1, leaseMinutes = 60, view = 'diff' } = content;
	const now = new Date().toISOString();
	const none = { tasks: 0, done: 0, gone: 0, accepted: 0, surplus: 0, skips: 0, people: 0 };
	return {
		...{ id: 0, status: 'open', wiki, name, purpose, template: 'custom', view, form, formDigest: '' },
		...{ labelsPerTask: 1, mostLabelsPerTask: 1, moreAnswers: null, settleFirst: false },
		...{ tasksPerWorkset, leaseMinutes, seed: 0, distressing: false, aggregation: 'majority' },
		...{ createdAt: now, createdBy: null, closedAt: null, announcement: null, deadline: null },
		...{ progress: none, minutesPerWorkset: null, datasetId: null, rules: {}, guideline: null },
		...{ practiceItems: 0, mine: null },
	} as Campaign;
}

/** So many edits in a row, numbered from 1: the place of each in the draft is one less. */
export function previewWorkset(size: number): Workset {
	return {
		...{ worksetId: 0, campaignId: 0, leaseExpiresAt: new Date(Date.now() + dayMs).toISOString() },
		tasks: Array.from({ length: size }, (_, at) => ({
			...{ taskId: at + 1, revisionId: 0, state: 'open' as const, answers: null },
		})),
	};
}

/** Takes every answer and keeps none. */
export function nowhere(personId: number): Outbox {
	return {
		personId,
		lasting: true,
		ready: Promise.resolve(),
		waiting: () => [],
		refused: () => [],
		obstacle: () => null,
		add: async (row: Omit<NewRow, 'id' | 'personId'>) => ({
			...row,
			id: '',
			personId,
			seq: 0,
			refusal: null,
		}),
		send: () => Promise.resolve(null),
		onSent: () => () => {},
		retryRefused: () => Promise.resolve(),
		dropRefused: () => Promise.resolve(),
	};
}

/** An invented edit, in the language of the interface. */
export function inventedEdit(taskId: number): ShownEdit {
	const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	const context = escaped(t('coordinate-preview-context'));
	const [before, after] = [t('coordinate-preview-before'), t('coordinate-preview-after')].map(escaped);
	return {
		...{ view: 'diff', diffType: 'inline', taskId, revisionId: 1, url: '', newPage: false, bytesChanged: 0 },
		...{ title: t('coordinate-preview-title'), summaryHtml: '' },
		...{ language: language(), direction: languages[language()].direction },
		diffHtml: `<div class="mw-diff-inline-context">${context}</div><div class="mw-diff-inline-changed">${before} <del>27</del><ins>86</ins> ${after}</div>`,
	} as ShownEdit;
}
