import { useNavigate, useSearchParams } from '@solidjs/router';
import {
	createEffect,
	createResource,
	createSignal,
	type JSX,
	Match,
	on,
	onCleanup,
	onMount,
	Show,
	Switch,
} from 'solid-js';
import type { Draft } from '../../campaigns/contract/draft.ts';
import { openDraft } from '../../campaigns/contract/draft-calls.ts';
import { readFormByDigest } from '../../campaigns/contract/form-calls.ts';
import { t } from '../language.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { useWiki } from '../wikis.tsx';
import { AnswersStep } from './AnswersStep.tsx';
import { Conflict } from './Conflict.tsx';
import { createWork } from './draft.ts';
import { EditsStep } from './EditsStep.tsx';
import { FormStep, viewOf } from './FormStep.tsx';
import { GuidelineStep } from './GuidelineStep.tsx';
import { Lacks, LookStep } from './LookStep.tsx';
import { Preview } from './Preview.tsx';
import { PurposeStep } from './PurposeStep.tsx';
import { RulesFields } from './RulesFields.tsx';
import { SavedChip } from './SavedChip.tsx';
import { StepList } from './StepList.tsx';
import { isDone, isStep, type Lack, lacksOf, type Step, steps } from './steps.ts';
import { editsInWords, formOf, stepInWords } from './words.ts';

/** Making a campaign, step by step; each may be visited at any time. */
export function Wizard(props: { draft: Draft | null; loginWiki: string }): JSX.Element {
	const navigate = useNavigate();
	const wikiOf = useWiki();
	const [search] = useSearchParams<{ step?: string }>();
	const step = (): Step => (isStep(search.step) ? search.step : 'purpose');
	const [address, setAddress] = createSignal(
		props.draft ? `/campaigns/new/${props.draft.draftId}` : '/campaigns/new',
	);
	const addressOf = (to: Step) => `${address()}?step=${to}`;
	const work = createWork(props.draft, props.loginWiki, (draftId) => {
		setAddress(`/campaigns/new/${draftId}`);
		navigate(addressOf(step()), { replace: true, scroll: false });
	});
	const { content } = work;
	const [kept] = createResource(
		() => content().formDigest,
		async (digest) => (await ask(readFormByDigest, { digest })).definition,
	);
	const form = () => formOf(content(), kept.state === 'ready' ? kept() : null);
	const siteName = () => wikiOf(work.wiki())?.siteName ?? work.wiki();
	/** what was missing when somebody last wanted to go on; while they mend it nothing moves below their pointer */
	const [lacking, setLacking] = createSignal<{ step: Step; lacks: Lack[] } | null>(null);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [opening, setOpening] = createSignal(false);
	const lacksHere = () => (lacking()?.step === step() ? (lacking()?.lacks ?? []) : []);
	const nextStep = () => steps[steps.indexOf(step()) + 1];
	const backStep = () => steps[steps.indexOf(step()) - 1];

	/** what the one primary button says */
	const goOn = () => {
		const following = nextStep();
		if (following !== undefined) return t('wizard-next', t(`wizard-step-${following}`));
		return t(opening() ? 'coordinate-opening' : 'coordinate-open');
	};

	let heading: HTMLHeadingElement | undefined;
	// whoever goes by keyboard or by ear goes on where the step begins
	createEffect(on(step, () => heading?.focus(), { defer: true }));

	// closing the tab with something that is not kept yet asks first
	const stay = (event: BeforeUnloadEvent) => {
		if (work.saving().is === 'saving' || work.saving().is === 'failed') event.preventDefault();
	};
	onMount(() => window.addEventListener('beforeunload', stay));
	onCleanup(() => window.removeEventListener('beforeunload', stay));

	async function later(): Promise<void> {
		if (await work.settle()) navigate('/coordinate');
	}

	function next(event: SubmitEvent): void {
		event.preventDefault();
		const lacks = lacksOf(step(), content(), Date.now());
		setLacking({ step: step(), lacks });
		if (lacks[0] !== undefined) {
			document.getElementById(lacks[0])?.focus();
			return;
		}
		// to have looked and asked for nothing is a decision too
		if (step() === 'who' && content().rules === undefined) work.put({ rules: {} });
		const following = nextStep();
		if (following === undefined) void open();
		else navigate(addressOf(following));
	}

	async function open(): Promise<void> {
		const first = steps.find((one) => lacksOf(one, content(), Date.now()).length > 0);
		if (first !== undefined) return navigate(addressOf(first));
		setOpening(true);
		setRefusal(null);
		try {
			const draftId = (await work.settle()) ? work.draftId() : null;
			if (draftId === null) return;
			const { campaign, edits } = await ask(openDraft, { draftId, version: work.version() });
			navigate(`/campaigns/${campaign.id}`, { state: { taken: edits.taken, repeated: edits.repeated } });
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setOpening(false);
		}
	}

	return (
		<>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('coordinate-new')}</h1>
				</div>
				<div class="lw-pagehead__actions">
					<SavedChip saving={work.saving()} onAgain={() => void work.settle()} />
					<Button weight="quiet" onClick={() => void later()}>
						{t('wizard-later')}
					</Button>
				</div>
			</div>
			<Show when={work.conflict()}>
				<Conflict onTheirs={() => work.takeTheirs()} onMine={() => work.keepMine()} />
			</Show>
			<div class="lw-wizard">
				<StepList
					now={step()}
					isDone={(one) => isDone(one, content(), Date.now())}
					words={(one) => stepInWords(one, content(), siteName(), form())}
					addressOf={addressOf}
				/>
				<form class="lw-wizard__main" novalidate onSubmit={next}>
					<h2 ref={heading} tabindex="-1">
						{t(`wizard-step-${step()}`)}
					</h2>
					<Switch>
						<Match when={step() === 'purpose'}>
							<PurposeStep work={work} />
						</Match>
						<Match when={step() === 'form'}>
							<FormStep work={work} />
						</Match>
						<Match when={step() === 'edits'}>
							<EditsStep work={work} />
						</Match>
						<Match when={step() === 'who'}>
							<RulesFields rules={content().rules ?? {}} onRules={(rules) => work.put({ rules })} />
						</Match>
						<Match when={step() === 'answers'}>
							<AnswersStep work={work} />
						</Match>
						<Match when={step() === 'guideline'}>
							<GuidelineStep work={work} />
						</Match>
						<Match when={step() === 'look'}>
							<LookStep
								work={work}
								wiki={siteName()}
								form={form()?.name ?? null}
								refusal={refusal()}
								addressOf={addressOf}
							/>
						</Match>
					</Switch>
					<Lacks lacks={lacksHere()} alert />
					<div class="lw-wizard__foot">
						<Show when={backStep()} fallback={<span />}>
							{(before) => <LinkButton href={addressOf(before())}>{t('wizard-back')}</LinkButton>}
						</Show>
						<Button type="submit" weight="primary" progressive disabled={opening()}>
							{goOn()}
						</Button>
					</div>
				</form>
				<Show when={form()}>
					{(asks) => (
						<Preview
							content={{ ...content(), view: viewOf(content()) }}
							wiki={work.wiki()}
							form={asks()}
							draftId={work.draftId()}
							again={work.shown()}
							of={editsInWords(content())}
						/>
					)}
				</Show>
			</div>
		</>
	);
}
