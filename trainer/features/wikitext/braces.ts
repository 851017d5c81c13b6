/** `{{templates}}` with their parameters and `{{{arguments|defaults}}}`. */
import {
	ARGUMENT_DEFAULT,
	ARGUMENT_NAME,
	FAIL_NEXT,
	HAS_TEMPLATE,
	HAS_TEXT,
	TEMPLATE_NAME,
	TEMPLATE_PARAM_KEY,
	TEMPLATE_PARAM_VALUE,
} from './contexts.ts';
import { OPEN_BRACE } from './marks.ts';
import type { Scan } from './scan.ts';

const mostBraces = 255;

/** From two or more `{`: tries to read them as templates and arguments, inner ones first; what remains is text. */
export function readBraces(scan: Scan): void {
	scan.head += 2;
	let braces = 2;
	while (scan.code(0) === OPEN_BRACE && braces < mostBraces) {
		scan.head++;
		braces++;
	}
	let hasContent = false;
	scan.push(0);
	while (braces > 0) {
		if (braces > 2 && readArgument(scan)) braces -= 3;
		else if (braces > 1 && readTemplate(scan, hasContent)) braces -= 2;
		else {
			scan.pop();
			scan.head--;
			return;
		}
		if (braces > 0) {
			hasContent = true;
			scan.head++;
		}
	}
	scan.pop();
	scan.top.context &= ~FAIL_NEXT;
}

function readTemplate(scan: Scan, hasContent: boolean): boolean {
	const reset = scan.head;
	if (scan.read(hasContent ? TEMPLATE_NAME | HAS_TEMPLATE : TEMPLATE_NAME)) {
		scan.found('template');
		return true;
	}
	scan.head = reset;
	return false;
}

function readArgument(scan: Scan): boolean {
	const reset = scan.head;
	if (scan.read(ARGUMENT_NAME)) return true;
	scan.head = reset;
	return false;
}

/** At a `|` inside a template: a parameter starts. False if the template is none, for it has no name. */
export function startParameter(scan: Scan): boolean {
	if (scan.top.context & TEMPLATE_NAME) {
		if (isNameless(scan)) return scan.fail();
		scan.top.context &= ~TEMPLATE_NAME;
	}
	if (scan.top.context & TEMPLATE_PARAM_KEY) scan.pop();
	scan.top.context = (scan.top.context & ~TEMPLATE_PARAM_VALUE) | TEMPLATE_PARAM_KEY;
	scan.push(scan.top.context);
	return true;
}

/** At the `=` behind a parameter's key. */
export function startParameterValue(scan: Scan): void {
	scan.pop();
	scan.top.context = (scan.top.context & ~TEMPLATE_PARAM_KEY) | TEMPLATE_PARAM_VALUE;
}

/** At the `}}` of a template; stops on its last brace. */
export function endTemplate(scan: Scan): boolean {
	if (scan.top.context & TEMPLATE_NAME) {
		if (isNameless(scan)) return scan.fail();
	} else if (scan.top.context & TEMPLATE_PARAM_KEY) scan.pop();
	scan.head++;
	scan.pop();
	return true;
}

function isNameless(scan: Scan): boolean {
	return (scan.top.context & (HAS_TEXT | HAS_TEMPLATE)) === 0;
}

/** At the `|` behind an argument's name. */
export function startDefault(scan: Scan): void {
	scan.top.context = (scan.top.context & ~ARGUMENT_NAME) | ARGUMENT_DEFAULT;
}

/** At the `}}}` of an argument; stops on its last brace. */
export function endArgument(scan: Scan): true {
	scan.pop();
	scan.head += 2;
	return true;
}
