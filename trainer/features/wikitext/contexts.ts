/**
 * What a frame of the wikitext scan is inside of, as bits: they decide which characters mean something there. One
 * 32-bit number, because (place, context) is also the key under which a failed attempt is remembered.
 */

export const TEMPLATE_NAME = 1 << 0;
export const TEMPLATE_PARAM_KEY = 1 << 1;
export const TEMPLATE_PARAM_VALUE = 1 << 2;
export const TEMPLATE = TEMPLATE_NAME | TEMPLATE_PARAM_KEY | TEMPLATE_PARAM_VALUE;

export const ARGUMENT_NAME = 1 << 3;
export const ARGUMENT_DEFAULT = 1 << 4;
export const ARGUMENT = ARGUMENT_NAME | ARGUMENT_DEFAULT;

export const WIKILINK_TITLE = 1 << 5;
export const WIKILINK_TEXT = 1 << 6;
export const WIKILINK = WIKILINK_TITLE | WIKILINK_TEXT;

export const EXTERNAL_LINK_ADDRESS = 1 << 7;
export const EXTERNAL_LINK_TITLE = 1 << 8;

export const HEADING = 1 << 9;

export const TAG_OPEN = 1 << 10;
export const TAG_ATTRIBUTE = 1 << 11;
export const TAG_BODY = 1 << 12;

export const ITALICS = 1 << 13;
export const BOLD = 1 << 14;
/** italics that met an unclosed `'''`: worth a second try in which it closes them */
export const STYLE_PASS_AGAIN = 1 << 15;
export const STYLE_SECOND_PASS = 1 << 16;

/** after a `;` at the start of a line, until `:` or the line's end */
export const TERM = 1 << 17;

export const TABLE_OPEN = 1 << 18;
export const TABLE_ROW_OPEN = 1 << 19;
export const TABLE_CELL_OPEN = 1 << 20;
/** a `|` would say that what was read of the cell were its attributes */
export const TABLE_CELL_STYLE = 1 << 21;
export const TABLE_DATA_LINE = 1 << 22;
export const TABLE_HEADER_LINE = 1 << 23;
export const TABLE_LINE = TABLE_DATA_LINE | TABLE_HEADER_LINE | TABLE_CELL_STYLE;

/** what a name or title has shown so far, which decides what may follow */
export const HAS_TEXT = 1 << 24;
export const HAS_TEMPLATE = 1 << 25;
export const FAIL_ON_TEXT = 1 << 26;
export const FAIL_NEXT = 1 << 27;
export const FAIL_ON_OPENING_BRACE = 1 << 28;
export const FAIL_ON_CLOSING_BRACE = 1 << 29;
export const FAIL_ON_EQUALS = 1 << 30;

/** not allowed to meet the end of the text */
export const MUST_CLOSE =
	TEMPLATE |
	ARGUMENT |
	WIKILINK |
	EXTERNAL_LINK_TITLE |
	HEADING |
	TAG_OPEN |
	TAG_ATTRIBUTE |
	TAG_BODY |
	ITALICS |
	BOLD |
	STYLE_PASS_AGAIN |
	STYLE_SECOND_PASS |
	TABLE_OPEN;
/** every character is looked at for being allowed */
export const GUARDED =
	TEMPLATE_NAME | WIKILINK_TITLE | EXTERNAL_LINK_TITLE | TEMPLATE_PARAM_KEY | ARGUMENT_NAME;
/** two frames were pushed for one construct */
export const DOUBLE = TEMPLATE_PARAM_KEY | TABLE_ROW_OPEN;
export const NO_WIKILINKS = TEMPLATE_NAME | ARGUMENT_NAME | WIKILINK_TITLE | EXTERNAL_LINK_ADDRESS;
export const NO_EXTERNAL_LINKS =
	TEMPLATE_NAME | ARGUMENT_NAME | WIKILINK_TITLE | EXTERNAL_LINK_ADDRESS | EXTERNAL_LINK_TITLE;
