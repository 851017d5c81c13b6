import type { Campaign } from '../../../campaigns/contract/campaign.ts';
import { damagingGoodfaith } from '../../../campaigns/templates/damaging-goodfaith.ts';
import { dataset, model } from '../../server/pages/examples.ts';
import type { House } from './house.ts';

export const campaign: Campaign = {
	id: 7,
	wiki: 'demowiki',
	status: 'open',
	name: 'Damaging and good faith, spring 2026',
	purpose: 'The answers teach a model that puts the edits first that a person should look at.',
	view: 'diff',
	template: 'damaging_goodfaith',
	labelsPerTask: 2,
	tasksPerWorkset: 20,
	leaseMinutes: 60,
	seed: 1,
	distressing: false,
	aggregation: 'majority',
	mostLabelsPerTask: 2,
	moreAnswers: null,
	settleFirst: false,
	form: damagingGoodfaith.form,
	formDigest: 'f'.repeat(64),
	createdAt: '2026-04-02T09:00:00.000Z',
	createdBy: 'Gardener',
	closedAt: null,
	announcement: null,
	deadline: null,
	progress: {
		tasks: 150,
		done: 96,
		gone: 2,
		automated: 0,
		accepted: 221,
		left: 75,
		surplus: 3,
		skips: 7,
		people: 6,
	},
	minutesPerWorkset: 5.4,
	datasetId: null,
	rules: {},
	guideline: null,
	practiceItems: 0,
	mine: {
		...{ worksetId: null, done: 0, size: 0, leaseExpiresAt: null, answered: 0 },
		...{ obstacles: [], practice: { items: 0, answered: 0, agreed: 0 } },
	},
};

/** A coordinator, one open campaign, one that is frozen with a candidate and a refused model. */
export function furnished(): House {
	const { progress } = campaign;
	const frozen: Campaign = {
		...campaign,
		id: 8,
		name: 'First round',
		status: 'closed',
		closedAt: '2026-06-12T09:00:00.000Z',
		progress: { ...progress, done: 148, accepted: 296 },
		datasetId: dataset.id,
	};
	return {
		person: { id: 1, name: 'Gardener', coordinator: true, roles: { demowiki: 'coordinator' } },
		campaigns: structuredClone([campaign, frozen]),
		datasets: [structuredClone(dataset)],
		models: [{ ...model, status: 'candidate', decisions: [] }],
		offline: false,
	};
}
