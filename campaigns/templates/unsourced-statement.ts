import type { Template } from './template.ts';

/** Whether a statement needs a source, and why: after Wikilabels’ campaigns on citation needed. */
export const unsourcedStatement: Template = {
	key: 'unsourced_statement',
	title: 'Unsourced statements',
	view: 'statement',
	form: {
		name: 'Unsourced statements',
		questions: [
			{
				name: 'citation_needed',
				kind: 'choice',
				label: 'Does it need a source?',
				help: 'The marked statement alone.',
				choices: [
					{ value: 'yes', label: 'Yes', meaning: 'Readers could not tell whether it is true.' },
					{ value: 'no', label: 'No', meaning: 'It can stand as it is.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'One would have to know the subject.' },
				],
			},
			{
				name: 'why_needed',
				kind: 'several',
				label: 'Why does it need one?',
				help: 'Several may apply.',
				required: true,
				showIf: { question: 'citation_needed', is: ['yes'] },
				choices: [
					{ value: 'quotation', label: 'Quotation', meaning: 'Somebody’s words, or nearly.' },
					{ value: 'statistics', label: 'Figures', meaning: 'Numbers, statistics, data.' },
					{ value: 'controversial', label: 'Controversial', meaning: 'It surprises, or some would deny it.' },
					{ value: 'opinion', label: 'Opinion', meaning: 'What somebody thinks, believes or feels.' },
					{ value: 'private_life', label: 'Private life', meaning: 'About a person’s family, health, past.' },
					{ value: 'scientific', label: 'Scientific', meaning: 'A finding, a law, how something works.' },
					{ value: 'historical', label: 'Historical', meaning: 'What happened, when, and to whom.' },
					{ value: 'other_needed', label: 'Another reason' },
				],
			},
			{
				name: 'why_not_needed',
				kind: 'several',
				label: 'Why does it need none?',
				help: 'Several may apply.',
				required: true,
				showIf: { question: 'citation_needed', is: ['no'] },
				choices: [
					{ value: 'common', label: 'Common knowledge', meaning: 'Everybody knows it, or can see it.' },
					{ value: 'summary', label: 'Sourced elsewhere', meaning: 'It sums up what has its source below.' },
					{
						value: 'nearby',
						label: 'Sourced nearby',
						meaning: 'The source behind the next sentence covers it.',
					},
					{ value: 'plot', label: 'Plot', meaning: 'It retells a book, a film, a game.' },
					{ value: 'other_not_needed', label: 'Another reason' },
				],
			},
			{ name: 'notes', kind: 'text', size: 'long', label: 'Notes', help: 'What else matters?' },
		],
		shortcuts: [],
		examples: [
			{
				text: '“The tower was the tallest in the country until 1911.”',
				answer: 'Yes: controversial, historical.',
			},
			{ text: '“Paris is the capital of France.”', answer: 'No: common knowledge.' },
		],
	},
	trains: [],
};
