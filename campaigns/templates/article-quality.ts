import type { Template } from './template.ts';

/** How good an article is as of a revision, in the classes of ORES’s article quality (wp10). */
export const articleQuality: Template = {
	key: 'article_quality',
	title: 'Article quality',
	view: 'page',
	form: {
		name: 'Article quality',
		questions: [
			{
				name: 'quality',
				kind: 'scale',
				label: 'How good is the article?',
				help: 'As it stands here, not as it might become.',
				choices: [
					{
						value: 'FA',
						label: 'Featured',
						meaning: 'Among the best: complete, well written, every claim with a source.',
					},
					{
						value: 'GA',
						label: 'Good',
						meaning: 'Well written and well sourced; small gaps at most.',
					},
					{
						value: 'B',
						label: 'B',
						meaning: 'Nearly complete; style or sources need some work.',
					},
					{
						value: 'C',
						label: 'C',
						meaning: 'Substantial, but important parts or sources are missing.',
					},
					{ value: 'Start', label: 'Start', meaning: 'A beginning that says something of use.' },
					{ value: 'Stub', label: 'Stub', meaning: 'A few sentences; little more than what it is.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'One would have to know the subject.' },
				],
			},
		],
		shortcuts: [],
		examples: [],
	},
	trains: [],
};
