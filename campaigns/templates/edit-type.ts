import type { Template } from './template.ts';

/** What an edit was for: the fourteen intentions that Wikilabels asked about, and what became of the information. */
export const editType: Template = {
	key: 'edit_type',
	title: 'Edit types',
	view: 'diff',
	form: {
		name: 'Edit types',
		questions: [
			{
				name: 'intentions',
				kind: 'several',
				label: 'What was it for?',
				help: 'Several may apply.',
				required: true,
				choices: [
					{
						value: 'copyediting',
						label: 'Copy-editing',
						meaning: 'Better grammar, spelling, punctuation or tone; it says the same.',
					},
					{
						value: 'clarification',
						label: 'Clarification',
						meaning: 'What was there is explained, with an example or more exactly.',
					},
					{
						value: 'simplification',
						label: 'Simplification',
						meaning: 'Shorter or easier to read; what is too much goes.',
					},
					{
						value: 'pov',
						label: 'Point of view',
						meaning: 'Nearer to neutral: praise or blame goes, another side gets a word.',
					},
					{
						value: 'refactoring',
						label: 'Reordering',
						meaning: 'Text is moved, sections are put in another order; it says the same.',
					},
					{
						value: 'factupdate',
						label: 'Fact update',
						meaning: 'Figures, dates or names are brought up to date.',
					},
					{
						value: 'elaboration',
						label: 'Elaboration',
						meaning: 'New content: the page says more than before.',
					},
					{
						value: 'verifiability',
						label: 'Sources',
						meaning: 'Sources are added, changed or asked for; what has none goes.',
					},
					{
						value: 'disambiguation',
						label: 'Disambiguation',
						meaning: 'A link or title now leads to the right one of several pages.',
					},
					{
						value: 'wikify',
						label: 'Wikification',
						meaning: 'Links, headings, templates, categories or layout as the wiki has them.',
					},
					{
						value: 'vandalism',
						label: 'Vandalism',
						meaning: 'Done to harm: nonsense, insults, lies, good text deleted.',
					},
					{
						value: 'countervandalism',
						label: 'Against vandalism',
						meaning: 'Harm done by somebody else is taken back.',
					},
					{
						value: 'process',
						label: 'Process',
						meaning: 'How the wiki runs: a page is tagged, nominated, moved or protected.',
					},
					{ value: 'other', label: 'Something else', meaning: 'None of these; say what in the notes.' },
				],
			},
			{
				name: 'information',
				kind: 'several',
				label: 'Information was',
				help: 'Leave it out when the page says just what it said before.',
				choices: [
					{ value: 'added', label: 'Added' },
					{ value: 'modified', label: 'Changed' },
					{ value: 'removed', label: 'Removed' },
				],
			},
			{ name: 'notes', kind: 'text', size: 'long', label: 'Notes', help: 'What else matters?' },
		],
		shortcuts: [],
		examples: [
			{
				text: 'A paragraph about the new bridge is added, with a newspaper as its source.',
				answer: 'Elaboration, sources. Information: added.',
			},
			{
				text: 'Commas are set right and a town gets its link.',
				answer: 'Copy-editing, wikification. Information: left out.',
			},
		],
	},
	trains: [],
};
