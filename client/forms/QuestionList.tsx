import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { useBuilder } from './builder.ts';
import { addQuestion, move } from './edit.ts';
import { Grip } from './Grip.tsx';
import { ToolIcon } from './ToolIcon.tsx';
import { readyFor, summaryOf, titleOf } from './words.ts';

/** The questions in the order in which they are asked, and the form as a whole above them. */
export function QuestionList(props: { onChosen: () => void }): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const faultsOf = (at: number | null) => builder.faults().filter(({ question }) => question === at).length;
	const choose = (what: number | 'form') => {
		builder.choose(what);
		props.onChosen();
	};
	const add = () => {
		let id = 0;
		builder.update((all) => {
			id = addQuestion(all, 'yes-no', readyFor(all));
		});
		choose(id);
	};
	return (
		<>
			<h2 id="f-questions">{t('forms-questions')}</h2>
			<ol aria-labelledby="f-questions">
				<li
					class="lw-builder__item lw-builder__item--form"
					classList={{ 'is-on': builder.chosen() === 'form' }}
				>
					<button
						type="button"
						aria-current={builder.chosen() === 'form' ? 'true' : undefined}
						onClick={() => choose('form')}
					>
						<b>{t('forms-whole')}</b>
						<small>{t('forms-whole-short')}</small>
						<Amiss count={faultsOf(null)} />
					</button>
				</li>
				<For each={draft.questions}>
					{(question, at) => (
						<li class="lw-builder__item" classList={{ 'is-on': builder.chosen() === question.id }}>
							<Grip
								name={titleOf(question, draft)}
								at={at()}
								count={draft.questions.length}
								row=".lw-builder__item"
								onMove={(to) => builder.update((all) => move(all.questions, at(), to))}
							/>
							<button
								type="button"
								aria-current={builder.chosen() === question.id ? 'true' : undefined}
								onClick={() => choose(question.id)}
							>
								<b>
									<bdi lang={draft.language}>{titleOf(question, draft)}</bdi>
								</b>
								<small>{summaryOf(question, draft)}</small>
								<Amiss count={faultsOf(at())} />
							</button>
						</li>
					)}
				</For>
			</ol>
			<Show when={!builder.readOnly}>
				<Button class="lw-builder__add" onClick={add} disabled={draft.questions.length >= 20}>
					<ToolIcon name="add" />
					{t('forms-add-question')}
				</Button>
			</Show>
		</>
	);
}

/** How much is still wrong, in words. */
function Amiss(props: { count: number }): JSX.Element {
	return (
		<Show when={props.count > 0}>
			<small class="lw-builder__amiss">{t('forms-amiss', props.count)}</small>
		</Show>
	);
}
