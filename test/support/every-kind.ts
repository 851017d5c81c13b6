/** A form with every kind of question, for tests; and how somebody may fill it in. */
import type { Answers, Form } from '../../campaigns/contract/form.ts';

export const everyKind: Form = {
	name: 'Every kind',
	questions: [
		{
			name: 'damaging',
			kind: 'choice',
			label: 'Damaging?',
			help: 'Does it make the page worse?',
			choices: [
				{ value: 'yes', label: 'Yes', meaning: 'The page is worse than before.' },
				{ value: 'no', label: 'No' },
				{ value: 'unsure', label: 'Unsure' },
			],
		},
		{
			name: 'what',
			kind: 'several',
			label: 'What is wrong with it?',
			help: 'Several may apply.',
			required: true,
			showIf: { question: 'damaging', is: ['yes'] },
			choices: [
				{ value: 'vandalism', label: 'Vandalism' },
				{ value: 'unsourced', label: 'Unsourced claim' },
				{ value: 'spam', label: 'Advertising' },
			],
			max: 2,
		},
		{
			name: 'quality',
			kind: 'scale',
			label: 'How good is it?',
			required: false,
			choices: ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
			ends: { low: 'poor', high: 'excellent' },
		},
		{ name: 'errors', kind: 'number', label: 'How many errors?', min: 0, max: 99, whole: true },
		{
			name: 'word',
			kind: 'text',
			label: 'The word that gives it away',
			size: 'short',
			showIf: { question: 'what', is: ['vandalism'] },
		},
		{
			name: 'sure',
			kind: 'confidence',
			label: 'How sure are you?',
			about: 'damaging',
			choices: [
				{ value: 'low', label: 'A guess' },
				{ value: 'medium', label: 'Fairly' },
				{ value: 'high', label: 'Certain' },
			],
		},
		{ name: 'notes', kind: 'text', label: 'Anything else?', size: 'long', maxLength: 500 },
	],
	shortcuts: [],
	examples: [],
	texts: {
		de: { 'damaging-label': 'Schädlich?', 'quality-low': 'schlecht', 'damaging-yes-label': 'Ja' },
		gsw: { 'damaging-label': 'Schädlich, gäll?' },
	},
};

export const filledIn: Answers = {
	damaging: 'yes',
	what: ['vandalism', 'spam'],
	quality: '2',
	errors: 3,
	word: 'lol',
	sure: 'high',
	notes: 'Two lines,\nand "quotes"; 1|2',
};
