/** What is wrong with something that is to be a form, in the same words as what is wrong with a form. */
import type * as z from 'zod/mini';
import { Form } from './form.ts';
import { type FormFault, type FormFaultCode, findFormFaults } from './form-faults.ts';

/** The form, or why it is none that campaigns may ask; shapes first, for the rest is judged by them. */
export function judgeForm(
	value: unknown,
): { form: Form; faults: readonly [] } | { form: null; faults: FormFault[] } {
	const read = Form.safeParse(value);
	if (!read.success) return { form: null, faults: onceEach(read.error.issues.map(faultOf)) };
	const faults = findFormFaults(read.data);
	return faults.length === 0 ? { form: read.data, faults: [] } : { form: null, faults };
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue): FormFault {
	const { path } = issue;
	const [part, place, field, ...rest] = path;
	const bound = 'maximum' in issue ? Number(issue.maximum) : 'minimum' in issue ? Number(issue.minimum) : 0;
	const isLong = issue.code === 'too_big';
	const of = (code: FormFaultCode, question: number | null, ...params: (string | number)[]): FormFault => ({
		...{ code, question, params },
	});
	if (part === 'name' && !isLong) return of('no-form-name', null);
	if (part === 'questions' && place === undefined)
		return isLong ? of('many-questions', null, bound) : of('no-questions', null);
	if (part === 'questions' && typeof place === 'number') {
		const number = place + 1;
		const about = (code: FormFaultCode, ...more: (string | number)[]) => of(code, place, number, ...more);
		const [at, inChoice] = rest;
		if (field === 'name') return about('bad-name');
		if (field === 'choices' && at === undefined)
			return isLong ? about('many-choices', bound) : about('few-choices', bound);
		if (field === 'choices' && inChoice === 'value') return about('bad-value', Number(at) + 1);
		if (isLong && issue.origin === 'string') return about('long-text', bound);
		if (field === 'choices' && inChoice === 'label') return about('no-choice-label', Number(at) + 1);
		if (field === 'label') return about('no-label');
		if (field === 'ends') return about('no-end');
		if (field === 'showIf') return about('after-nothing');
		if (field === 'min' || field === 'max' || field === 'maxLength') return about('bad-bound');
		return of('bad-shape', place, path.join('.'), issue.message);
	}
	return of('bad-shape', null, path.join('.'), issue.message);
}

/** A text with two faults is named once. */
function onceEach(faults: readonly FormFault[]): FormFault[] {
	const keys = faults.map((one) => JSON.stringify(one));
	return faults.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}
