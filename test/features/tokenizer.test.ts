import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenType } from '../../trainer/features/token-types.ts';
import { tokenAt, tokenize } from '../../trainer/features/tokenizer.ts';

function tokensOf(text: string): [text: string, type: TokenType][] {
	const tokens = tokenize(text);
	return Array.from({ length: tokens.length }, (_, i) => {
		const token = tokenAt(tokens, i);
		return [token.text, token.type];
	});
}

describe('tokens of a wikitext', () => {
	const cases: [what: string, text: string, tokens: [string, TokenType][]][] = [
		[
			'|} is a bar and a brace',
			'|}',
			[
				['|', 'bar'],
				['}', 'curly_close'],
			],
		],
		[
			'a table opens before a brace',
			'{|{{{',
			[
				['{|', 'tab_open'],
				['{{', 'dcurly_open'],
				['{', 'curly_open'],
			],
		],
		[
			'a bare // is an address',
			'a//b c',
			[
				['a', 'word'],
				['//b', 'url'],
				[' ', 'whitespace'],
				['c', 'word'],
			],
		],
		[
			'an address swallows ]',
			'[http://a.b]',
			[
				['[', 'brack_open'],
				['http://a.b]', 'url'],
			],
		],
		[
			'an address ends at markup',
			'http://a|b',
			[
				['http://a', 'url'],
				['|', 'bar'],
				['b', 'word'],
			],
		],
		[
			'a scheme starts at a token',
			'xhttp://a',
			[
				['xhttp', 'word'],
				[':', 'colon'],
				['//a', 'url'],
			],
		],
		[
			'a scheme without slashes',
			'mailto:a sips:b tel:5',
			[
				['mailto:a', 'url'],
				[' ', 'whitespace'],
				['sips:b', 'url'],
				[' ', 'whitespace'],
				['tel:5', 'url'],
			],
		],
		[
			'a scheme that needs slashes',
			'telnet:a',
			[
				['telnet', 'word'],
				[':', 'colon'],
				['a', 'word'],
			],
		],
		['references is a plain tag', '<references/>', [['<references/>', 'tag']]],
		[
			'ref, closing and singleton',
			'<ref name="a">b</ref><ref name=c/>',
			[
				['<ref name="a">', 'ref_open'],
				['b', 'word'],
				['</ref>', 'ref_close'],
				['<ref name=c/>', 'ref_singleton'],
			],
		],
		[
			'tags are lower case',
			'<b><B>',
			[
				['<b>', 'tag'],
				['<', 'etc'],
				['B', 'word'],
				['>', 'etc'],
			],
		],
		[
			'comments are not swallowed',
			'<!--a-->',
			[
				['<!--', 'comment_start'],
				['a', 'word'],
				['-->', 'comment_end'],
			],
		],
		[
			'blank lines are one break',
			'a\n \n\n b',
			[
				['a', 'word'],
				['\n \n\n', 'break'],
				[' ', 'whitespace'],
				['b', 'word'],
			],
		],
		[
			'one line end is white space',
			'a \n b',
			[
				['a', 'word'],
				[' ', 'whitespace'],
				['\n', 'whitespace'],
				[' ', 'whitespace'],
				['b', 'word'],
			],
		],
		[
			'line ends of Windows',
			'a\r\nb\r\n\r\nc',
			[
				['a', 'word'],
				['\r', 'etc'],
				['\n', 'whitespace'],
				['b', 'word'],
				['\r\n\r\n', 'break'],
				['c', 'word'],
			],
		],
		[
			'digits and words part',
			'3rd 1,000',
			[
				['3', 'number'],
				['rd', 'word'],
				[' ', 'whitespace'],
				['1', 'number'],
				[',', 'comma'],
				['000', 'number'],
			],
		],
		['_ is a letter', 'x_y', [['x_y', 'word']]],
		[
			'apostrophes',
			"don't dogs' d’a l''b",
			[
				["don't", 'word'],
				[' ', 'whitespace'],
				["dogs'", 'word'],
				[' ', 'whitespace'],
				['d’a', 'word'],
				[' ', 'whitespace'],
				['l', 'word'],
				["''", 'italic'],
				['b', 'word'],
			],
		],
		[
			'ticks',
			"''''a",
			[
				["'''", 'bold'],
				["'", 'etc'],
				['a', 'word'],
			],
		],
		[
			'Chinese by the character',
			'克科a',
			[
				['克', 'cjk'],
				['科', 'cjk'],
				['a', 'word'],
			],
		],
		['Chinese inside a word', 'a克科', [['a克科', 'word']]],
		[
			'above U+FFFF',
			'𠀀😀𝐀b',
			[
				['𠀀', 'cjk'],
				['😀', 'etc'],
				['𝐀b', 'word'],
			],
		],
		[
			'Japanese punctuation',
			'々。\u3000',
			[
				['々', 'japan_punct'],
				['。', 'japan_punct'],
				['\u3000', 'whitespace'],
			],
		],
		[
			'vowel signs of Hindi are letters, the danda is not',
			'मादर।',
			[
				['मादर', 'word'],
				['।', 'danda'],
			],
		],
		['digits of other scripts', '٣3', [['٣3', 'number']]],
		[
			'white space of Python',
			'a\x1cb\x85c\ufeffd',
			[
				['a', 'word'],
				['\x1c', 'whitespace'],
				['b', 'word'],
				['\x85', 'whitespace'],
				['c', 'word'],
				['\ufeff', 'etc'],
				['d', 'word'],
			],
		],
		[
			'entities are lower case',
			'&amp;&Amp;',
			[
				['&amp;', 'entity'],
				['&', 'etc'],
				['Amp', 'word'],
				[';', 'scolon'],
			],
		],
		[
			'runs',
			'==..??!!,,::;;',
			[
				['==', 'equals'],
				['..', 'period'],
				['??', 'qmark'],
				['!!', 'epoint'],
				[',,', 'comma'],
				['::', 'colon'],
				[';;', 'scolon'],
			],
		],
		['nothing', '', []],
	];
	it.each(cases)('%s', (_, text, tokens) => {
		expect(tokensOf(text)).toEqual(tokens);
	});

	it('puts every character into exactly one token', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				"''",
				'{{',
				'}}',
				'{|',
				'[[',
				']]',
				'<ref',
				'/>',
				'<!--',
				'http://',
				'&amp',
				"'",
				'\r',
				'\n',
				'\ud800',
				'克',
				'कि',
			),
			fc.string({ unit: 'binary', maxLength: 4 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
				const text = pieces.join('');
				const tokens = tokensOf(text);
				expect(tokens.map(([token]) => token).join('')).toBe(text);
				expect(tokens.every(([token]) => token !== '')).toBe(true);
			}),
			{ numRuns: 200, seed: 2 },
		);
	});

	it('refuses a token that is not there', () => {
		expect(() => tokenAt(tokenize('a'), 1)).toThrow(RangeError);
	});

	it.each(['<ref ', '<a ', '&a', '\n ', "a'", '<', '//', 'a:', '\n\r', '<!--'])(
		'is quick on 200,000 characters of %j',
		(pattern) => {
			const text = pattern.repeat(200_000 / pattern.length);
			const started = performance.now();
			tokenize(text);
			expect(performance.now() - started).toBeLessThan(3_000);
		},
	);
});
