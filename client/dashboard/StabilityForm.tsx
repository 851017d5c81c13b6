import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { Question } from '../../campaigns/contract/form.ts';
import type { StabilityWanted } from '../../campaigns/contract/stability.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError } from '../server.ts';

/** Chooses of which question models are compared, and how often. */
export function StabilityForm(props: {
	questions: readonly Question[];
	wanted: StabilityWanted | null;
	onChosen: (wanted: StabilityWanted | null) => Promise<void>;
}): JSX.Element {
	const id = createUniqueId();
	const [question, setQuestion] = createSignal(props.wanted?.question ?? props.questions[0]?.name ?? '');
	const [every, setEvery] = createSignal(props.wanted?.every ?? 50);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const choose = async (wanted: StabilityWanted | null) => {
		setRefusal(null);
		try {
			await props.onChosen(wanted);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
	};
	const send = (event: SubmitEvent) => {
		event.preventDefault();
		void choose({ question: question(), every: every() });
	};
	return (
		<form class="lw-goal" onSubmit={send}>
			<label for={`${id}-question`}>{t('dashboard-moves-question')}</label>
			<select
				id={`${id}-question`}
				class="cdx-select"
				onChange={(event) => setQuestion(event.currentTarget.value)}
			>
				<For each={props.questions}>
					{({ name, label }) => (
						<option value={name} selected={name === question()}>
							{label}
						</option>
					)}
				</For>
			</select>
			<label for={`${id}-every`}>{t('dashboard-moves-every')}</label>
			<div class="cdx-text-input">
				<input
					id={`${id}-every`}
					class="cdx-text-input__input"
					type="number"
					min="10"
					max="1000"
					step="1"
					value={every()}
					onInput={(event) => setEvery(event.currentTarget.valueAsNumber)}
				/>
			</div>
			<div class="lw-goal__act">
				<Button type="submit">{t('dashboard-moves-begin')}</Button>
				<Show when={props.wanted}>
					<Button weight="quiet" onClick={() => void choose(null)}>
						{t('dashboard-moves-end')}
					</Button>
				</Show>
			</div>
			<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
		</form>
	);
}
