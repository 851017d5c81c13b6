import type { Template } from './template.ts';

/** The question that ORES learned from: does the edit make the page worse, and was it meant to help? */
export const damagingGoodfaith: Template = {
	key: 'damaging_goodfaith',
	title: 'Damaging and good faith',
	view: 'diff',
	form: {
		name: 'Damaging and good faith',
		questions: [
			{
				name: 'damaging',
				kind: 'choice',
				label: 'Damaging?',
				help: 'Does it make the page worse?',
				choices: [
					{
						value: 'yes',
						label: 'Yes',
						meaning:
							'The page is worse than before: a false or unsourced claim, broken markup, advertising, good text removed.',
					},
					{ value: 'no', label: 'No', meaning: 'The page is better, or as good.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'One would have to be an expert, or hold the book.' },
				],
			},
			{
				name: 'goodfaith',
				kind: 'choice',
				label: 'Good faith?',
				help: 'Was it meant to help?',
				choices: [
					{
						value: 'yes',
						label: 'Yes',
						meaning: 'The person was probably trying to help, even if it went wrong.',
					},
					{ value: 'no', label: 'No', meaning: 'A joke, an insult, a sales pitch, a lie.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'It could be either.' },
				],
			},
		],
		shortcuts: [
			{ key: 'j', label: 'Fine', answers: { damaging: 'no', goodfaith: 'yes' } },
			{ key: 'k', label: 'Honest mistake', answers: { damaging: 'yes', goodfaith: 'yes' } },
			{ key: 'l', label: 'Bad faith', answers: { damaging: 'yes', goodfaith: 'no' } },
		],
		examples: [
			{ text: 'A newcomer adds a row and breaks the table.', answer: 'Damaging: yes. Good faith: yes.' },
			{
				text: 'A height changes from 27 to 86 metres, summary “updated”, no source.',
				answer: 'Damaging: yes. Good faith: unsure.',
			},
			{ text: 'A whole section is replaced by “lol”.', answer: 'Damaging: yes. Good faith: no.' },
		],
	},
	trains: [
		{
			model: 'damaging',
			question: 'damaging',
			positive: 'yes',
			negative: 'no',
			featureSet: 'edit-quality-1',
		},
		{
			model: 'goodfaith',
			question: 'goodfaith',
			positive: 'yes',
			negative: 'no',
			featureSet: 'edit-quality-1',
		},
	],
};
