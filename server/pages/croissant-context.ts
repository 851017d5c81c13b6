/** The vocabulary that every Croissant 1.0 description declares: schema.org's words, and its own as `cr:`. */
const terms = [
	...[
		'citeAs',
		'column',
		'equivalentProperty',
		'examples',
		'extract',
		'field',
		'fileProperty',
		'fileObject',
		'fileSet',
		'format',
	],
	...[
		'includes',
		'isLiveDataset',
		'jsonPath',
		'key',
		'md5',
		'parentField',
		'path',
		'recordSet',
		'references',
	],
	...['regex', 'repeated', 'replace', 'samplingRate', 'separator', 'source', 'subField', 'transform'],
];

export const croissantContext: Record<string, unknown> = {
	'@language': 'en',
	'@vocab': 'https://schema.org/',
	...Object.fromEntries(terms.map((term) => [term, `cr:${term}`])),
	conformsTo: 'dct:conformsTo',
	cr: 'http://mlcommons.org/croissant/',
	data: { '@id': 'cr:data', '@type': '@json' },
	dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
	dct: 'http://purl.org/dc/terms/',
	examples: { '@id': 'cr:examples', '@type': '@json' },
	rai: 'http://mlcommons.org/croissant/RAI/',
	sc: 'https://schema.org/',
};
