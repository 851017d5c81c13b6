/** The state of the builder: the draft, what is chosen in it, and what is still wrong with it. */
import { type Accessor, createContext, createMemo, createSignal, useContext } from 'solid-js';
import { createStore, produce } from 'solid-js/store';
import type { Form } from '../../campaigns/contract/form.ts';
import type { FormFault } from '../../campaigns/contract/form-faults.ts';
import { judgeForm } from '../../campaigns/contract/form-shape-faults.ts';
import { toForm } from './convert.ts';
import type { Draft, DraftQuestion } from './draft.ts';

/** The id of a question, or what belongs to the form as a whole. */
type Chosen = number | 'form';

export type Builder = {
	draft: Draft;
	/** changes the draft and saves it after a moment */
	update(change: (draft: Draft) => void): void;
	/** the same for one question */
	updateQuestion(id: number, change: (question: DraftQuestion, draft: Draft) => void): void;
	/** puts another draft in its place */
	replace(draft: Draft): void;
	chosen: Accessor<Chosen>;
	choose(what: Chosen): void;
	question: Accessor<DraftQuestion | undefined>;
	/** the language beside the original in the list of answers; null where there is no other */
	second: Accessor<string | null>;
	setSecond(language: string): void;
	/** the form as it would be kept; null while something is wrong with it */
	form: Accessor<Form | null>;
	faults: Accessor<readonly FormFault[]>;
	/** for whoever does not see what moved */
	announced: Accessor<string>;
	announce(sentence: string): void;
	readOnly: boolean;
};

/** @param onChange hears that there is something to save */
export function createBuilder(begun: Draft, onChange: () => void, readOnly: boolean): Builder {
	const [draft, setDraft] = createStore<Draft>(structuredClone(begun));
	const [chosen, setChosen] = createSignal<Chosen>(begun.questions[0]?.id ?? 'form');
	const [second, setSecond] = createSignal<string | null>(null);
	const [announced, setAnnounced] = createSignal('');
	const judged = createMemo(() => judgeForm(toForm(draft)));
	const question = createMemo(() => draft.questions.find(({ id }) => id === chosen()));
	const update: Builder['update'] = (change) => {
		setDraft(produce(change));
		onChange();
	};
	return {
		draft,
		update,
		updateQuestion(id, change) {
			update((all) => {
				const found = all.questions.find((one) => one.id === id);
				if (found) change(found, all);
			});
		},
		replace(next) {
			setDraft(structuredClone(next));
			setChosen(draft.questions[0]?.id ?? 'form');
			onChange();
		},
		chosen: () => (question() ? chosen() : 'form'),
		choose: setChosen,
		question,
		second: () => {
			const wanted = second();
			return wanted !== null && draft.languages.includes(wanted) ? wanted : (draft.languages[0] ?? null);
		},
		setSecond,
		form: () => judged().form,
		faults: () => judged().faults,
		announced,
		announce: setAnnounced,
		readOnly,
	};
}

/** The draft as text, to be saved. */
export function contentOf({ draft }: Builder): string {
	return JSON.stringify(draft);
}

export const BuilderContext = createContext<Builder>();

export function useBuilder(): Builder {
	const builder = useContext(BuilderContext);
	if (!builder) throw new Error('useBuilder is for what stands in a BuilderContext.');
	return builder;
}
