import { createEffect, createMemo, For, type JSX, Match, on, Show, Switch } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { announceQuestions } from './announce-questions.ts';
import { Choices } from './Choices.tsx';
import { NumberField, TextField } from './Fields.tsx';
import { hintFor } from './hint.ts';
import { digitChoices } from './keymap.ts';
import { KeyOf, useKeys } from './keys-here.tsx';
import { SkipMenu } from './SkipMenu.tsx';
import { keepHeight } from './steady.ts';
import type { Work } from './work.ts';

/** The questions and the way on, always at the same place. No answer looks better than another. */
export function Answers(props: {
	work: Work;
	skipMenuRef: (menu: HTMLDetailsElement) => void;
	onSave: () => void;
}): JSX.Element {
	const work = props.work;
	const keys = useKeys();
	const digits = createMemo(() => digitChoices(work.questions()));
	const digitOf = (question: string, value: string) =>
		digits().findIndex((choice) => choice.question === question && choice.value === value) + 1;
	const announced = announceQuestions(work);
	let form: HTMLFormElement | undefined;
	let questions: HTMLDivElement | undefined;
	keepHeight(work, () => form);
	// the next edit is asked about from the first question on
	createEffect(on(work.current, () => questions?.scrollTo({ top: 0 }), { defer: true }));
	// arrow keys move within a question and choose, but do not go on: one may want to pass over a choice
	let byArrow = false;
	const choose = (question: string, value: string) => void work.choose(question, value, byArrow);

	return (
		<form
			ref={form}
			class="lw-answers"
			classList={{ 'lw-answers--long': work.waits }}
			id="answers"
			aria-label={t('your-answers')}
			novalidate
			data-ready={work.maySkip() && work.isVeiled() ? 'to-skip' : work.isReady()}
			onSubmit={(event) => {
				event.preventDefault();
				props.onSave();
			}}
			onKeyDown={(event) => {
				byArrow = event.key.startsWith('Arrow');
				// a held Enter would hand in the next edit too
				if (event.repeat && event.key === 'Enter' && event.target instanceof HTMLInputElement)
					event.preventDefault();
			}}
			onPointerDown={() => {
				byArrow = false;
			}}
		>
			<div class="lw-answers__questions" ref={questions} inert={work.isVeiled()}>
				<For each={work.questions()}>
					{(question) => (
						<Switch
							fallback={<Choices work={work} question={question} digitOf={digitOf} onChoose={choose} />}
						>
							<Match when={question.kind === 'number' && question}>
								{(number) => <NumberField work={work} question={number()} />}
							</Match>
							<Match when={question.kind === 'text' && question}>
								{(text) => <TextField work={work} question={text()} />}
							</Match>
						</Switch>
					)}
				</For>
			</div>
			<div class="lw-answers__end">
				<p
					class="lw-answers__hint"
					id="hint"
					classList={{ 'lw-answers__hint--asked': work.asked() !== null }}
				>
					{hintFor(work)}
				</p>
				<div class="lw-answers__buttons">
					<Show when={!work.changing}>
						<UndoButton work={work} />
					</Show>
					<div class="lw-split">
						<Button aria-keyshortcuts={keys.aria('skip')} onClick={() => void work.skip('none')}>
							{t('skip')}
							<KeyOf action="skip" />
						</Button>
						<SkipMenu ref={props.skipMenuRef} onReason={(reason) => void work.skip(reason)} />
					</div>
					<Button
						type="submit"
						progressive
						class="lw-save"
						weight={work.flaws().length === 0 ? 'primary' : 'normal'}
						aria-keyshortcuts="Enter"
						disabled={work.isVeiled()}
					>
						{t(work.changing ? 'change-save' : 'save-and-next')}
						<Kbd>↵</Kbd>
					</Button>
				</div>
			</div>
			<p class="lw-vh" aria-live="polite">
				{announced()}
			</p>
		</form>
	);
}

export function UndoButton(props: { work: Work }): JSX.Element {
	const keys = useKeys();
	return (
		<Button
			weight="quiet"
			class="lw-undo"
			aria-keyshortcuts={keys.aria('undo')}
			disabled={!props.work.canUndo()}
			onClick={() => void props.work.undo()}
		>
			<Icon name="undo" flip />
			<span class="lw-undo__text">{t('undo-last')}</span>
			<KeyOf action="undo" />
		</Button>
	);
}
