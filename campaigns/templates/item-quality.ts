import type { Template } from './template.ts';

/** How good an item of Wikidata is as of a revision, in five grades. */
export const itemQuality: Template = {
	key: 'item_quality',
	title: 'Item quality',
	view: 'page',
	form: {
		name: 'Item quality',
		questions: [
			{
				name: 'quality',
				kind: 'scale',
				label: 'How good is the item?',
				help: 'Compare it with items of the same kind.',
				choices: [
					{
						value: 'A',
						label: 'A',
						meaning: 'A model: all that matters is stated, with good references, in many languages.',
					},
					{
						value: 'B',
						label: 'B',
						meaning: 'Most that matters is stated, and most of it has references.',
					},
					{ value: 'C', label: 'C', meaning: 'The most important is stated, some of it with references.' },
					{ value: 'D', label: 'D', meaning: 'A little is stated; one can tell what it is about.' },
					{ value: 'E', label: 'E', meaning: 'Next to nothing is stated, or it is hard to tell what it is.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'One would have to know the subject.' },
				],
			},
		],
		shortcuts: [],
		examples: [],
	},
	trains: [],
};
