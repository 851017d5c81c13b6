import { For, type JSX } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { digitChoices } from './keymap.ts';
import { KeyOf, useKeys } from './keys-here.tsx';
import { preferences } from './preferences.ts';
import { SkipMenu } from './SkipMenu.tsx';
import type { Work } from './work.ts';

/** The questions and the way on, always at the same place. No answer looks better than another. */
export function Answers(props: {
	work: Work;
	skipMenuRef: (menu: HTMLDetailsElement) => void;
	onSave: () => void;
}): JSX.Element {
	const work = props.work;
	const keys = useKeys();
	const digits = digitChoices(work.form);
	const digitOf = (question: string, value: string) =>
		digits.findIndex((choice) => choice.question === question && choice.value === value) + 1;
	const labelOf = (name: string) =>
		work.form.questions.find((question) => question.name === name)?.label ?? name;
	const hint = () => {
		const asked = work.asked();
		if (asked !== null) return t('hint-missing', labelOf(asked));
		const missing = work.missing().length;
		if (missing === 0) return t('hint-complete');
		return preferences().goOn ? t('hint-goes-on', missing) : t('hint-open', missing);
	};
	// arrow keys move within a question and choose, but do not go on: one may want to pass over a choice
	let byArrow = false;

	return (
		<form
			class="lw-answers"
			id="answers"
			aria-label={t('your-answers')}
			novalidate
			data-ready={work.isReady()}
			onSubmit={(event) => {
				event.preventDefault();
				props.onSave();
			}}
			onKeyDown={(event) => {
				byArrow = event.key.startsWith('Arrow');
			}}
			onPointerDown={() => {
				byArrow = false;
			}}
		>
			<For each={work.form.questions}>
				{(question) => (
					<fieldset class="lw-question" aria-describedby="hint">
						<legend class="lw-question__legend">
							<b>
								<bdi>{question.label}</bdi>
							</b>{' '}
							<span>
								<bdi>{question.help}</bdi>
							</span>
						</legend>
						<div class="lw-question__answers">
							<For each={question.choices}>
								{(choice) => {
									const digit = digitOf(question.name, choice.value);
									return (
										<label class="lw-answer">
											<input
												type="radio"
												name={question.name}
												value={choice.value}
												required
												aria-keyshortcuts={keys.aria(`answer-${digit}`)}
												checked={work.answers()[question.name] === choice.value}
												onClick={(event) => {
													if (!work.isReady()) event.preventDefault();
													else void work.choose(question.name, choice.value, byArrow);
												}}
											/>
											<span dir="auto">{choice.label}</span>
											<KeyOf action={`answer-${digit}`} />
										</label>
									);
								}}
							</For>
						</div>
					</fieldset>
				)}
			</For>
			<div class="lw-answers__end">
				<p
					class="lw-answers__hint"
					id="hint"
					classList={{ 'lw-answers__hint--asked': work.asked() !== null }}
				>
					{hint()}
				</p>
				<div class="lw-answers__buttons">
					<UndoButton work={work} />
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
						weight={work.missing().length === 0 ? 'primary' : 'normal'}
						aria-keyshortcuts="Enter"
					>
						{t('save-and-next')}
						<Kbd>↵</Kbd>
					</Button>
				</div>
			</div>
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
