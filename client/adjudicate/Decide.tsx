import { createMemo, For, type JSX, Match, Show, Switch } from 'solid-js';
import { Choices } from '../labelling/Choices.tsx';
import { NumberField } from '../labelling/Fields.tsx';
import { digitChoices } from '../labelling/keymap.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { type Deciding, theReason } from './deciding.ts';

/** The questions once more, for an answer that stands for the edit, and why. */
export function Decide(props: {
	deciding: Deciding;
	/** a decision stands already */
	standing: boolean;
	busy: boolean;
	failure: string | null;
	onDecide: () => void;
	onReverse: () => void;
	onLeave: () => void;
}): JSX.Element {
	const { deciding } = props;
	const digits = createMemo(() => digitChoices(deciding.questions()));
	const digitOf = (question: string, value: string) =>
		digits().findIndex((choice) => choice.question === question && choice.value === value) + 1;
	const hint = () => {
		const asked = deciding.asked();
		if (asked === theReason) return t('adjudicate-why-missing');
		if (asked === null) return t('adjudicate-reversible');
		return t('hint-missing', deciding.form.questions.find(({ name }) => name === asked)?.label ?? asked, '');
	};
	return (
		<form
			class="lw-decide"
			id="decide"
			aria-labelledby="decide-title"
			novalidate
			onSubmit={(event) => {
				event.preventDefault();
				props.onDecide();
			}}
		>
			<h3 id="decide-title">{t('adjudicate-decision')}</h3>
			<div class="lw-decide__questions">
				<For each={deciding.questions()}>
					{(question) => (
						<Switch
							fallback={
								<Choices
									work={deciding}
									question={question}
									digitOf={digitOf}
									onChoose={(name, value) => deciding.choose(name, value)}
								/>
							}
						>
							<Match when={question.kind === 'number' && question}>
								{(number) => <NumberField work={deciding} question={number()} />}
							</Match>
						</Switch>
					)}
				</For>
			</div>
			<Field id="why" label={t('adjudicate-why')} help={t('adjudicate-why-help')}>
				<textarea
					id="why"
					class="cdx-text-area__textarea"
					rows="2"
					maxlength="1000"
					dir="auto"
					required
					aria-describedby="why-help hint"
					aria-invalid={deciding.asked() === theReason}
					value={deciding.reason()}
					onInput={(event) => deciding.setReason(event.currentTarget.value)}
				/>
			</Field>
			<div class="lw-decide__act">
				<p class="lw-subtle" id="hint" aria-live="polite">
					{hint()}
				</p>
				<Button weight="quiet" onClick={() => props.onLeave()}>
					{t(props.standing ? 'adjudicate-next' : 'adjudicate-leave')}
				</Button>
				<Show when={props.standing}>
					<Button disabled={props.busy} onClick={() => props.onReverse()}>
						{t('adjudicate-reverse')}
					</Button>
				</Show>
				<Button
					type="submit"
					weight="primary"
					progressive
					disabled={props.busy}
					aria-keyshortcuts="Control+Enter"
				>
					{t(props.standing ? 'adjudicate-decide-anew' : 'adjudicate-decide')}
					<Kbd>Ctrl ↵</Kbd>
				</Button>
			</div>
			<Show when={props.failure}>
				{(sentence) => (
					<p role="alert" class="lw-judge__failure">
						{sentence()}
					</p>
				)}
			</Show>
		</form>
	);
}
