import { Radio } from '../parts/Radio.tsx';
import '../styles/edit-source.css';
import { createUniqueId, For, type JSX, Match, Switch } from 'solid-js';
import type { View } from '../../campaigns/contract/campaign.ts';
import type { EditSource, EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { t } from '../language.ts';
import { ListFields } from './ListFields.tsx';
import { kindOf, newSource, type SourceKind, sourceKinds } from './new-source.ts';
import { DisagreementFields, DisputeFields } from './OtherSources.tsx';
import { SampleFields } from './SampleFields.tsx';

export type EditSourceProps = {
	/** as the draft has it; undefined before anything is chosen */
	value: EditSource | undefined;
	/** hears every change, also while one types: keep it as often as you like */
	onChange: (source: EditSource) => void;
	/** database name */
	wiki: string;
	view: View;
	/** names of the form's questions: rules answer only forms that ask `damaging` and `goodfaith` */
	questions: readonly string[];
	/** all kinds when left out */
	offered?: readonly SourceKind[];
	/** what a kind begins with, where it is not the usual */
	begin?: (kind: SourceKind) => EditSource | null;
};

/** Where the edits of a campaign come from: one of those offered, each with its own fields. What was typed in one is kept. */
export function EditSourceFields(props: EditSourceProps): JSX.Element {
	const name = createUniqueId();
	const kept = new Map<SourceKind, EditSource>();
	const chosen = () => props.value && kindOf(props.value);
	const to = () => ({ wiki: props.wiki, view: props.view });
	const rulesMayAnswer = () =>
		props.questions.length === 2 && ['damaging', 'goodfaith'].every((one) => props.questions.includes(one));
	const when = <Kind extends EditSource['kind']>(...kinds: Kind[]) =>
		props.value && (kinds as string[]).includes(props.value.kind)
			? (props.value as EditSourceOf<Kind>)
			: undefined;
	function choose(kind: SourceKind): void {
		if (props.value) kept.set(kindOf(props.value), props.value);
		props.onChange(kept.get(kind) ?? props.begin?.(kind) ?? newSource(kind, new Date()));
	}
	return (
		<>
			<fieldset class="cdx-field lw-sources">
				<legend class="cdx-label">
					<span class="cdx-label__label__text">{t('source-where')}</span>
				</legend>
				<ul class="lw-sources__list">
					<For each={props.offered ?? sourceKinds}>
						{(kind) => (
							<li>
								<Radio
									id={`${name}-${kind}`}
									name={name}
									label={t(`source-${kind}`)}
									help={t(`source-${kind}-help`)}
									checked={chosen() === kind}
									onChoose={() => choose(kind)}
								/>
							</li>
						)}
					</For>
				</ul>
			</fieldset>
			<Switch>
				<Match when={when('sample')}>
					{(source) => (
						<SampleFields
							source={source()}
							wiki={props.wiki}
							rulesMayAnswer={rulesMayAnswer()}
							onSource={props.onChange}
						/>
					)}
				</Match>
				<Match when={when('uploaded', 'pasted')}>
					{(source) => (
						<ListFields
							source={source()}
							wiki={props.wiki}
							view={props.view}
							rulesMayAnswer={rulesMayAnswer()}
							onSource={props.onChange}
						/>
					)}
				</Match>
				<Match when={when('disagreements')}>
					{(source) => <DisagreementFields source={source()} to={to()} onSource={props.onChange} />}
				</Match>
				<Match when={when('disputes')}>
					{(source) => <DisputeFields source={source()} to={to()} onSource={props.onChange} />}
				</Match>
			</Switch>
		</>
	);
}
