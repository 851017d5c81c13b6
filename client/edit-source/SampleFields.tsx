import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import type { CountedFrame } from '../../campaigns/contract/edit-list.ts';
import type { EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { countFrame, readFrame } from '../../campaigns/contract/edit-source-calls.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { errorSentence, formatDay, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Progress } from '../parts/Progress.tsx';
import { AskError, asAskError, ask } from '../server.ts';
import { AutolabelFields } from './AutolabelFields.tsx';
import { DesignNote } from './DesignNote.tsx';
import { FrameFields } from './FrameFields.tsx';
import { drawSeed } from './new-source.ts';
import { createLiveModels, SplitButtons, SplitFields } from './SplitFields.tsx';
import { StrataTable } from './StrataTable.tsx';
import { watch } from './watch.ts';

type Sample = EditSourceOf<'sample'>;

/** A designed sample: what may be drawn, how it is split, how many of each, and the seed. */
export function SampleFields(props: {
	source: Sample;
	wiki: string;
	/** whether rules may answer plain cases of this form */
	rulesMayAnswer: boolean;
	onSource: (source: Sample) => void;
}): JSX.Element {
	const [counted, setCounted] = createSignal<CountedFrame | null>(null);
	const [failure, setFailure] = createSignal<AskError | null>(null);
	const models = createLiveModels(() => props.wiki);
	const seedId = createUniqueId();
	/** another frame has to be counted anew; the sizes stay, as far as its strata are the same */
	const putFrame = (frame: Sample['frame']) => {
		setCounted(null);
		setFailure(null);
		props.onSource({ ...props.source, frame, frameId: null, take: {} });
	};
	const putSplit = (split: Sample['frame']['split']) => putFrame({ ...props.source.frame, split });
	const setSeed = (seed: number) => props.onSource({ ...props.source, seed });

	watch(() => props.source.frameId, {
		read: async (frameId) => (await ask(readFrame, { frameId })).frame,
		isWaiting: ({ state }) => state === 'waiting',
		onRead: take,
		onError: (error) => {
			setFailure(error);
			setCounted(null);
		},
	});
	function take(frame: CountedFrame): void {
		setCounted(frame);
		const { failure: why } = frame;
		setFailure(
			why &&
				new AskError(why.code as AskError['code'], errorSentence(why.code, why.message), {
					details: why.details,
				}),
		);
	}
	async function count(): Promise<void> {
		setFailure(null);
		try {
			const { frame } = await ask(countFrame, { wiki: props.wiki, frame: props.source.frame });
			take(frame);
			props.onSource({ ...props.source, frameId: frame.frameId });
		} catch (thrown) {
			setFailure(asAskError(thrown));
		}
	}
	const isCounting = () => counted()?.state === 'waiting';
	return (
		<>
			<FrameFields frame={props.source.frame} onFrame={putFrame}>
				<Show when={props.rulesMayAnswer}>
					<AutolabelFields
						rules={props.source.autolabel}
						onRules={(autolabel) => props.onSource({ ...props.source, autolabel })}
					/>
				</Show>
			</FrameFields>
			<div class="lw-strata">
				<div class="lw-strata__head">
					<h3 id="strata">{t('source-how-many')}</h3>
					<SplitButtons split={props.source.frame.split} models={models()} onSplit={putSplit} />
				</div>
				<SplitFields split={props.source.frame.split} models={models()} onSplit={putSplit} />
				<Show when={failure()}>{(error) => <Refusal error={error()} />}</Show>
				<Show
					when={counted()?.strata}
					fallback={
						<div class="lw-source__step">
							<Show
								when={isCounting()}
								fallback={
									<>
										<Button onClick={() => void count()}>
											<Icon name="search" />
											{t(failure() ? 'source-count-again' : 'source-count')}
										</Button>
										<p class="lw-subtle">{t('source-count-first')}</p>
									</>
								}
							>
								<p role="status">{t('source-counting', counted()?.edits ?? 0)}</p>
								<Progress
									label={t('source-count')}
									value={Math.round((counted()?.share ?? 0) * 100)}
									max={100}
								/>
							</Show>
						</div>
					}
				>
					{(strata) => (
						<>
							<StrataTable
								split={props.source.frame.split}
								strata={strata()}
								take={props.source.take}
								onTake={(wanted) => props.onSource({ ...props.source, take: wanted })}
							/>
							<DesignNote
								strata={strata()}
								take={props.source.take}
								model={props.source.frame.split.score?.model}
							/>
							<p class="lw-note">
								<Show when={props.source.frame.split.author}>{t('source-newcomer-note')} </Show>
								{t('source-counted-until', formatDay((counted()?.expiresAt ?? '').slice(0, 10)))}
							</p>
						</>
					)}
				</Show>
			</div>
			<div class="lw-frame__row lw-seed">
				<Field id={seedId} label={t('source-seed')}>
					<div class="cdx-text-input">
						<input
							class="cdx-text-input__input"
							id={seedId}
							type="text"
							inputmode="numeric"
							value={props.source.seed}
							onChange={(event) => {
								const seed = Number(event.currentTarget.value.replace(/\D/g, ''));
								if (seed <= 2_147_483_647) setSeed(seed);
								event.currentTarget.value = String(props.source.seed);
							}}
						/>
					</div>
				</Field>
				<Button onClick={() => setSeed(drawSeed())}>
					<Icon name="again" />
					{t('source-draw-another')}
				</Button>
				<p>{t('source-seed-note')}</p>
			</div>
		</>
	);
}
