/** Openings without closings and their like: repeated, they are the worst a parser that goes back can meet. */
export const brokenWikitext: readonly string[] = [
	...['{{', '{{{', '{{a|', '{{a|b=', '{{a|[[b|', '[[a|{{b|', '{{a|[[b]]', '{{a|b}}'],
	...['[[', '[[a|', '[http://a ', 'http://a', '://', '[http://a {{'],
	...['<b>', '<p>', '<li ', '<a ', '<a b="', '<ref', '<ref name="a', '</br', '<!--', '<nowiki>', '<pre></'],
	...["''", "'''", "'''''", "''a'''", "<i>''", "'''[[a|''"],
	...['=', '= a ', '\n=a', '\n* ', ';a:', ':', '   ', '\n   '],
	...['{|\n', '\n{|\n|-\n', '\n{|\n|a', '|-\n', '\n:{|\n'],
];
