import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Goal } from '../../campaigns/contract/goal.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError } from '../server.ts';

/** Chooses which share is to be known, and how exactly. */
export function GoalForm(props: {
	form: Form;
	goal: Goal | null;
	onChosen: (goal: Goal | null) => Promise<void>;
}): JSX.Element {
	const id = createUniqueId();
	const offered = () =>
		props.form.questions
			.filter((question) => ['choice', 'scale', 'several'].includes(question.kind) && !question.showIf)
			.flatMap((question) =>
				choicesOf(question).map(({ value, label }) => ({
					key: JSON.stringify([question.name, value]),
					text: `${question.label} ${label}`,
				})),
			);
	const [what, setWhat] = createSignal(
		props.goal ? JSON.stringify([props.goal.question, props.goal.choice]) : (offered()[0]?.key ?? ''),
	);
	const [points, setPoints] = createSignal(props.goal ? 100 * props.goal.within : 1);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const choose = async (goal: Goal | null) => {
		setRefusal(null);
		try {
			await props.onChosen(goal);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
	};
	const send = (event: SubmitEvent) => {
		event.preventDefault();
		const [question = '', choice = ''] = JSON.parse(what()) as string[];
		void choose({ question, choice, within: points() / 100 });
	};
	return (
		<form class="lw-goal" onSubmit={send}>
			<label for={`${id}-what`}>{t('dashboard-goal-what')}</label>
			<select id={`${id}-what`} class="cdx-select" onChange={(event) => setWhat(event.currentTarget.value)}>
				<For each={offered()}>
					{({ key, text }) => (
						<option value={key} selected={key === what()}>
							{text}
						</option>
					)}
				</For>
			</select>
			<label for={`${id}-points`}>{t('dashboard-goal-points')}</label>
			<div class="cdx-text-input">
				<input
					id={`${id}-points`}
					class="cdx-text-input__input"
					type="number"
					min="0.1"
					max="25"
					step="0.1"
					value={points()}
					onInput={(event) => setPoints(event.currentTarget.valueAsNumber)}
				/>
			</div>
			<div class="lw-goal__act">
				<Button type="submit">{t('dashboard-goal-choose')}</Button>
				<Show when={props.goal}>
					<Button weight="quiet" onClick={() => void choose(null)}>
						{t('dashboard-goal-none')}
					</Button>
				</Show>
			</div>
			<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
		</form>
	);
}
