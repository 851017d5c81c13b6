/** The one line beside the way on: what is still open, what is not as it must be, or what Enter does. */
import type { Flaw } from '../../campaigns/contract/answers.ts';
import type { Question } from '../../campaigns/contract/form.ts';
import { formatNumber, type MessageKey, t } from '../language.ts';
import { preferences } from './preferences.ts';
import type { Work } from './work.ts';

const flawHints: Partial<Record<Flaw, MessageKey>> = {
	'no-number': 'flaw-no-number',
	'not-whole': 'flaw-not-whole',
	'too-small': 'flaw-too-small',
	'too-large': 'flaw-too-large',
	'too-few': 'flaw-too-few',
	'too-many': 'flaw-too-many',
	'too-long': 'flaw-too-long',
};

export function hintFor(work: Work): string {
	if (work.isVeiled()) return t('hint-veiled');
	const asked = work.asked();
	const flaws = work.flaws();
	if (asked !== null) {
		const question = work.form.questions.find(({ name }) => name === asked);
		const flaw = flaws.find((one) => one.question === asked)?.flaw ?? 'missing';
		return t(flawHints[flaw] ?? 'hint-missing', question?.label ?? asked, boundOf(question, flaw));
	}
	if (flaws.length > 0)
		return t(!work.waits && preferences().goOn ? 'hint-goes-on' : 'hint-open', flaws.length);
	if (work.changing) return t('change-hint');
	const long = work.questions().some((question) => question.kind === 'text' && question.size === 'long');
	return t(long ? 'hint-complete-long' : 'hint-complete');
}

function boundOf(question: Question | undefined, flaw: Flaw): string {
	if (question?.kind !== 'number' && question?.kind !== 'several') return '';
	const bound = flaw === 'too-small' || flaw === 'too-few' ? (question.min ?? 1) : question.max;
	return bound === undefined ? '' : formatNumber(bound);
}
