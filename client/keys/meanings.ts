/** What the actions of the labelling page are called, and in which groups they stand. */
import type { Form } from '../../campaigns/contract/form.ts';
import { type Action, digitChoices, type PageAction } from '../labelling/keymap.ts';
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
	guideline: 'guideline',
	keys: 'keys-sheet',
} as const satisfies Record<PageAction, MessageKey>;

/** What an action does, in words. */
export function meaningOf(action: Action, form: Form): string {
	if (action in names) return t(names[action as PageAction]);
	const shortcut = form.shortcuts.find(({ key }) => action === `form-${key}`);
	if (shortcut) return t('keys-at-once', shortcut.label);
	const choice = digitChoices(form)[Number(action.slice('answer-'.length)) - 1];
	const question = form.questions.find(({ name }) => name === choice?.question);
	const label = question?.choices.find(({ value }) => value === choice?.value)?.label;
	return t('keys-question', question?.label ?? '', label ?? '');
}

/** Actions that stand under one meaning while nobody changes them. */
export type Row = { actions: readonly Action[]; meaning: string };

export type Group = {
	title: string;
	rows: readonly Row[];
	/** keys that always mean the same */
	fixed: readonly (readonly [face: string, meaning: string])[];
};

/** All that keys can do with a form, the form's own first. */
export function groupsOf(form: Form): Group[] {
	const one = (action: Action): Row => ({ actions: [action], meaning: meaningOf(action, form) });
	const digits = digitChoices(form);
	const questions = form.questions.map(
		({ name, label, choices }): Row => ({
			actions: digits.flatMap(({ question }, at): Action[] =>
				question === name ? [`answer-${at + 1}`] : [],
			),
			meaning: t('keys-question', label, choices.map((choice) => choice.label).join(t('comma'))),
		}),
	);
	return [
		{
			title: t('keys-answer'),
			rows: [
				...questions.filter(({ actions }) => actions.length > 0),
				...form.shortcuts.map(({ key }) => one(`form-${key}`)),
			],
			fixed: [['↵', t('save-and-next')]],
		},
		{
			title: t('keys-look'),
			rows: [
				{ actions: ['next-change', 'previous-change'], meaning: t('keys-changes') },
				...(['fold', 'view', 'wiki', 'guideline'] as const).map(one),
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
