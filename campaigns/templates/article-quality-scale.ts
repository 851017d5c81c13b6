import type { Template } from './template.ts';

/** How good an article is on a scale of five: for wikis without the classes FA to Stub, and to make one's own scale from. */
export const articleQualityScale: Template = {
	key: 'article_quality_scale',
	title: 'Article quality on a scale',
	view: 'page',
	form: {
		name: 'Article quality on a scale',
		questions: [
			{
				name: 'quality',
				kind: 'scale',
				label: 'How good is the article?',
				help: 'As it stands here, not as it might become.',
				choices: [
					{ value: '1', label: '1', meaning: 'Hardly of use to anybody who reads it.' },
					{ value: '2', label: '2', meaning: 'A beginning; most of what matters is missing.' },
					{ value: '3', label: '3', meaning: 'Of use, with gaps in content or sources.' },
					{ value: '4', label: '4', meaning: 'Good; small gaps at most.' },
					{ value: '5', label: '5', meaning: 'Complete, well written, every claim with a source.' },
					{ value: 'unsure', label: 'Unsure', meaning: 'One would have to know the subject.' },
				],
				ends: { low: 'hardly of use', high: 'nothing is missing' },
			},
		],
		shortcuts: [],
		examples: [],
	},
	trains: [],
};
