import { For, type JSX, Show } from 'solid-js';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import type { AskError } from '../server.ts';
import type { Work } from './draft.ts';
import { lacksOf, type Step, steps } from './steps.ts';
import { answersInWords, editsInWords, goalInWords, goldInWords, timeInWords, whoInWords } from './words.ts';

/** All that is decided, in words, and what is still missing. */
export function LookStep(props: {
	work: Work;
	wiki: string;
	/** the name of the form; null while there is none */
	form: string | null;
	refusal: AskError | null;
	addressOf: (step: Step) => string;
}): JSX.Element {
	const content = () => props.work.content();
	const facts = (step: Step): [name: string, words: string | null | undefined][] => {
		const { announcement, deadline, guideline, practice, tasksPerWorkset, leaseMinutes } = content();
		switch (step) {
			case 'purpose':
				return [
					[t('coordinate-name'), content().name],
					[t('coordinate-purpose'), content().purpose],
				];
			case 'form':
				return [
					[t('coordinate-wiki'), props.wiki],
					[t('coordinate-template'), props.form],
				];
			case 'edits':
				return [[t('coordinate-edits'), editsInWords(content())]];
			case 'who':
				return [[t('coordinate-who'), whoInWords(content()) ?? t('anyone-with-account')]];
			case 'answers':
				return [
					[t('wizard-goal'), goalInWords(content())],
					[t('wizard-gold'), goldInWords(content())],
					[t('coordinate-labelsPerTask'), answersInWords(content())],
					[
						t('wizard-portions'),
						tasksPerWorkset === undefined || leaseMinutes === undefined
							? null
							: t('wizard-portions-words', tasksPerWorkset, leaseMinutes),
					],
					[t('wizard-aggregation'), t(`wizard-aggregation-${content().aggregation ?? 'majority'}`)],
				];
			default:
				return [
					[t('coordinate-guideline'), guideline?.page ?? t('wizard-none')],
					[t('coordinate-practice'), t(practice ? 'wizard-practice-there' : 'wizard-none')],
					[t('coordinate-announcement'), announcement ?? t('wizard-none')],
					[t('coordinate-deadline'), deadline ? timeInWords(deadline) : t('wizard-none')],
				];
		}
	};
	return (
		<>
			<For each={steps.filter((step) => step !== 'look')}>
				{(step) => (
					<section class="lw-decided">
						<div class="lw-decided__head">
							<h3>{t(`wizard-step-${step}`)}</h3>
							<a href={props.addressOf(step)}>
								{t('wizard-change')}
								<span class="lw-vh"> {t(`wizard-step-${step}`)}</span>
							</a>
						</div>
						<dl>
							<For each={facts(step).filter(([, words]) => words)}>
								{([name, words]) => (
									<div>
										<dt>{name}</dt>
										<dd dir="auto">{words}</dd>
									</div>
								)}
							</For>
						</dl>
						<Lacks lacks={lacksOf(step, content(), Date.now())} />
					</section>
				)}
			</For>
			<Show when={props.refusal}>{(error) => <Refusal error={error()} />}</Show>
		</>
	);
}

/** What is still to be filled in, a sentence each. */
export function Lacks(props: { lacks: ReturnType<typeof lacksOf>; alert?: boolean }): JSX.Element {
	return (
		<Show when={props.lacks.length > 0}>
			<ul class="lw-lacks" role={props.alert ? 'alert' : undefined}>
				<For each={props.lacks}>{(lack) => <li>{t(`wizard-lack-${lack}`)}</li>}</For>
			</ul>
		</Show>
	);
}
