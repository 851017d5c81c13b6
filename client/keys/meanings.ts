/** What the actions of the labelling page are called, and in which groups they stand. */
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { type Action, type Asked, digitChoices, type PageAction } from '../labelling/keymap.ts';
import { type MessageKey, t } from '../language.ts';

const names = {
	skip: 'skip',
	'skip-reasons': 'skip-and-say-why',
	undo: 'keys-undo',
	'next-change': 'keys-next-change',
	'previous-change': 'keys-previous-change',
	fold: 'keys-fold',
	view: 'keys-view',
	wiki: 'keys-wiki',
	reveal: 'keys-reveal',
	guideline: 'guideline',
	keys: 'keys-sheet',
} as const satisfies Record<PageAction, MessageKey>;

/** What an action does, in words. */
export function meaningOf(action: Action, form: Asked): string {
	if (action in names) return t(names[action as PageAction]);
	const shortcut = form.shortcuts.find(({ key }) => action === `form-${key}`);
	if (shortcut) return t('keys-at-once', shortcut.label);
	const choice = digitChoices(form.questions)[Number(action.slice('answer-'.length)) - 1];
	const question = form.questions.find(({ name }) => name === choice?.question);
	const chosen = question && choicesOf(question).find(({ value }) => value === choice?.value);
	return t('keys-question', question?.label ?? '', chosen?.label ?? '');
}

/** Actions that stand under one meaning while nobody changes them. */
type Row = { actions: readonly Action[]; meaning: string };

export type Group = {
	title: string;
	rows: readonly Row[];
	/** keys that always mean the same */
	fixed: readonly (readonly [face: string, meaning: string])[];
};

/** All that keys can do with a form, the form's own first. */
export function groupsOf(form: Asked): Group[] {
	const one = (action: Action): Row => ({ actions: [action], meaning: meaningOf(action, form) });
	const digits = digitChoices(form.questions);
	const questions = form.questions.map(
		(question): Row => ({
			actions: digits.flatMap((choice, at): Action[] =>
				choice.question === question.name ? [`answer-${at + 1}`] : [],
			),
			meaning: t(
				'keys-question',
				question.label,
				choicesOf(question)
					.map(({ label }) => label)
					.join(t('comma')),
			),
		}),
	);
	return [
		{
			title: t('keys-answer'),
			rows: [
				...questions.filter(({ actions }) => actions.length > 0),
				...form.shortcuts.map(({ key }) => one(`form-${key}`)),
			],
			fixed: [
				['↵', t('save-and-next')],
				...(form.questions.some((question) => question.kind === 'text' && question.size === 'long')
					? [['Ctrl ↵', t('keys-save-from-text')] as const]
					: []),
			],
		},
		{
			title: t('keys-look'),
			rows: [
				{ actions: ['next-change', 'previous-change'], meaning: t('keys-changes') },
				...(['fold', 'view', 'wiki', 'guideline', 'reveal'] as const).map(one),
			],
			fixed: [],
		},
		{ title: t('keys-move'), rows: (['skip', 'skip-reasons', 'undo'] as const).map(one), fixed: [] },
		{
			title: t('keys-everywhere'),
			rows: [one('keys')],
			fixed: [
				['Esc', t('keys-escape')],
				['Tab', t('keys-tab')],
			],
		},
	];
}
