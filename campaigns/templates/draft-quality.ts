import type { Template } from './template.ts';

/** Whether a new page has to go at once, and why: the classes of ORES’s draft quality. */
export const draftQuality: Template = {
	key: 'draft_quality',
	title: 'Draft quality',
	view: 'page',
	form: {
		name: 'Draft quality',
		questions: [
			{
				name: 'draft',
				kind: 'choice',
				label: 'May the new page stay?',
				help: 'Only what must go at once is not all right.',
				choices: [
					{
						value: 'OK',
						label: 'All right',
						meaning: 'It may be short, unsourced or badly written: others can mend it.',
					},
					{ value: 'spam', label: 'Spam', meaning: 'It is there to sell or to praise.' },
					{ value: 'vandalism', label: 'Vandalism', meaning: 'A hoax, nonsense, a joke.' },
					{ value: 'attack', label: 'Attack', meaning: 'It is there to insult or to threaten somebody.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'It could be either.' },
				],
			},
		],
		shortcuts: [],
		examples: [],
	},
	trains: [],
};
