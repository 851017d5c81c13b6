/** The labelling page's own answers on a form that nobody asks yet: what is said goes nowhere. */
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { after } from '../after.ts';
import type { TextStore } from '../labelling/drafts.ts';
import { createWork, type Work } from '../labelling/work.ts';
import type { Outbox } from '../outbox/outbox.ts';

const dayMs = 86_400_000;
const edits = Array.from({ length: 20 }, (_, at) => at + 1);

/** What is typed in the preview outlives a change of the form, and nothing else. */
export function memoryStore(): TextStore {
	const texts = new Map<string, string>();
	return {
		getItem: (key) => texts.get(key) ?? null,
		setItem: (key, text) => void texts.set(key, text),
		removeItem: (key) => void texts.delete(key),
	};
}

const nowhere: Outbox = {
	...{ personId: 0, lasting: true, ready: Promise.resolve() },
	...{ waiting: () => [], refused: () => [], obstacle: () => null },
	add: (row) => Promise.resolve({ ...row, id: '', personId: 0, seq: 0, refusal: null }),
	...{ send: () => Promise.resolve(null), onSent: () => () => {} },
	...{ retryRefused: () => Promise.resolve(), dropRefused: () => Promise.resolve() },
};

export function previewWork(form: Form, storage: TextStore): Work {
	return createWork({
		campaign: campaignOf(form),
		workset: {
			...{ worksetId: 0, campaignId: 0, leaseExpiresAt: new Date(Date.now() + dayMs).toISOString() },
			tasks: edits.map((taskId) => ({ taskId, revisionId: 0, state: 'open', answers: null })),
		},
		outbox: nowhere,
		claims: { take: () => Promise.resolve(true), release() {} },
		storage,
		language: form.language ?? 'en',
		now: () => Date.now(),
		ticks: () => performance.now(),
		after,
		first: null,
		labelsBefore: [],
		onNews: () => () => {},
		goesOnByItself: () => true,
	});
}

/** Of a campaign, answering looks at nothing else. */
function campaignOf(form: Form): Campaign {
	const asked: Pick<Campaign, 'id' | 'form' | 'formDigest' | 'guideline'> = {
		...{ id: 0, form, formDigest: '', guideline: null },
	};
	return asked as Campaign;
}
