import { createMemo, createResource, createSignal, type JSX, Show } from 'solid-js';
import type { DisagreementItem } from '../../campaigns/contract/adjudication.ts';
import {
	decideTask,
	readDisagreement,
	reverseDecision,
} from '../../campaigns/contract/adjudication-calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { decisionForm } from '../../campaigns/contract/decision-form.ts';
import type { EditView } from '../labelling/diff-dom.ts';
import { otherChange } from '../labelling/folding.ts';
import { createKeysHere, withKeys } from '../labelling/keys-here.tsx';
import { listenToKeys } from '../labelling/listen.ts';
import { preferences } from '../labelling/preferences.ts';
import { t } from '../language.ts';
import { Notice } from '../parts/Notice.tsx';
import { asAskError, ask } from '../server.ts';
import { AnswersSideBySide } from './AnswersSideBySide.tsx';
import { ContestedEdit } from './ContestedEdit.tsx';
import { Decide } from './Decide.tsx';
import { Decisions } from './Decisions.tsx';
import { createDeciding, theReason } from './deciding.ts';
import { Talk } from './Talk.tsx';

type ItemProps = {
	/** its form in the language of the interface */
	campaign: Campaign;
	personId: number;
	taskId: number;
	/** what stands for the edit has changed */
	onSettled: (decided: boolean) => void;
	onLeave: () => void;
};

/** One edit on which people disagree: what it is, what they said, what is said of it, and the decision. */
export function Item(props: ItemProps): JSX.Element {
	const [read] = createResource(async () => {
		try {
			return { item: (await ask(readDisagreement, { taskId: props.taskId })).item };
		} catch (thrown) {
			return { error: asAskError(thrown) };
		}
	});
	const failure = () => {
		const now = read();
		return now && 'error' in now ? now.error : null;
	};
	const item = () => {
		const now = read();
		return now && 'item' in now ? now.item : null;
	};
	return (
		<article class="lw-judge__item" aria-busy={read.loading}>
			<Show when={failure()}>
				{(error) => (
					<Notice>
						<p>{error().message}</p>
					</Notice>
				)}
			</Show>
			<Show when={item()} keyed>
				{(found) => <Judged {...props} item={found} />}
			</Show>
		</article>
	);
}

function Judged(props: ItemProps & { item: DisagreementItem }): JSX.Element {
	const { campaign, item, taskId } = props;
	const form = decisionForm(campaign.form);
	const standing = item.decisions[0]?.kind === 'decided';
	const deciding = createDeciding(form, taskId, item.decisions[0]?.answers ?? null);
	const [busy, setBusy] = createSignal(false);
	const [failure, setFailure] = createSignal<string | null>(null);
	const [unfolded, setUnfolded] = createSignal(false);
	let page: HTMLDivElement | undefined;
	let view: EditView | undefined;
	let reveal = () => {};
	let changeAt = -1;

	/** To what is missing, for which the hint asks. */
	const goTo = (missing: string) => {
		const selector = missing === theReason ? '#why' : `#decide [name="${missing}"]`;
		page?.querySelector<HTMLElement>(selector)?.focus();
	};
	async function send(what: () => Promise<unknown>, decided: boolean): Promise<void> {
		if (busy()) return;
		setBusy(true);
		try {
			await what();
			props.onSettled(decided);
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		} finally {
			setBusy(false);
		}
	}
	const decide = () => {
		const missing = deciding.missing();
		if (missing !== null) return goTo(missing);
		void send(() => ask(decideTask, { taskId, ...deciding.toSend() }), true);
	};
	const reverse = () => {
		if (deciding.reason().trim() === '') {
			deciding.missing();
			return goTo(theReason);
		}
		void send(() => ask(reverseDecision, { taskId, reason: deciding.toSend().reason }), false);
	};

	const asked = createMemo(() => ({ shortcuts: form.shortcuts, questions: deciding.questions() }));
	const keys = createKeysHere(asked, localStorage, props.personId);
	const goToChange = (step: 1 | -1) => {
		const changes = view?.changes ?? [];
		changeAt = otherChange([...changes.keys()], changeAt, step);
		const line = changes[changeAt];
		if (line) view?.goTo(line);
	};
	listenToKeys({
		form,
		questions: deciding.questions,
		keymap: keys.keymap,
		singleKeys: () => preferences().singleKeys,
		reasonsOpen: () => false,
		active: () => item.open,
		act(command) {
			switch (command.do) {
				case 'choose':
					return deciding.choose(command.question, command.value);
				case 'answer':
					return deciding.answer(command.answers);
				case 'save':
					return decide();
				case 'skip':
					return props.onLeave();
				case 'next-change':
					return goToChange(1);
				case 'previous-change':
					return goToChange(-1);
				case 'fold':
					return void setUnfolded(!unfolded());
				case 'reveal':
					return reveal();
				case 'wiki':
					return page?.querySelector<HTMLElement>('.lw-edit__title a')?.click();
				default:
					return undefined;
			}
		},
	});

	return withKeys(keys, () => (
		<div ref={page}>
			<ContestedEdit
				taskId={taskId}
				unfolded={unfolded()}
				onView={(shown) => {
					view = shown;
					changeAt = -1;
				}}
				onReveal={(show) => {
					reveal = show;
				}}
			/>
			<AnswersSideBySide form={campaign.form} answers={item.answers} />
			<Talk taskId={taskId} />
			<Decisions form={form} decisions={item.decisions} />
			<Show
				when={item.open}
				fallback={
					<div class="lw-judge__part">
						<Notice icon="check">
							<p>{t('adjudicate-frozen')}</p>
						</Notice>
					</div>
				}
			>
				<Decide
					deciding={deciding}
					standing={standing}
					busy={busy()}
					failure={failure()}
					onDecide={decide}
					onReverse={reverse}
					onLeave={props.onLeave}
				/>
			</Show>
		</div>
	));
}
