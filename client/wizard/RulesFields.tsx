import { For, type JSX, Show } from 'solid-js';
import type { Rules } from '../../campaigns/contract/campaign.ts';
import { fewPeople } from '../coordinate/few-people.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { Lines, NumberLine, TextLine, Tick } from './fields.tsx';

const figures = [
	{ name: 'minimumEdits', max: 1_000_000 },
	{ name: 'minimumAccountDays', max: 10_000 },
] as const;

const levels = ['1', '2', '3', '4', '5', 'N'] as const;

/** A language that people say they know on their user page, and how well; no language asks for nothing. */
function BabelField(props: { rules: Rules; onBabel: (babel: Rules['babel'] | null) => void }): JSX.Element {
	const babel = () => props.rules.babel;
	return (
		<div class="lw-numbers">
			<TextLine
				id="babel"
				label={t('wizard-babel')}
				help={t('wizard-babel-help')}
				pattern="[a-z]{2,3}(-[a-z0-9]{2,8})*"
				maxlength="35"
				value={babel()?.language ?? ''}
				onKeep={(text, input) => {
					const language = text.trim().toLowerCase();
					if (language === '') props.onBabel(null);
					else if (input.reportValidity()) props.onBabel({ language, level: babel()?.level ?? '3' });
				}}
			/>
			<Field id="babel-level" label={t('wizard-babel-level')}>
				<select
					class="cdx-select"
					id="babel-level"
					disabled={babel() === undefined}
					value={babel()?.level ?? '3'}
					onChange={(event) => {
						const level = levels.find((one) => one === event.currentTarget.value);
						const { language } = babel() ?? {};
						if (level && language) props.onBabel({ language, level });
					}}
				>
					<For each={levels}>{(level) => <option value={level}>{t(`wizard-babel-${level}`)}</option>}</For>
				</select>
			</Field>
		</div>
	);
}

/** Who may answer. What is left empty is not asked. */
export function RulesFields(props: { rules: Rules; onRules: (rules: Rules) => void }): JSX.Element {
	/** Without what asks for nothing. */
	const put = (change: { [Name in keyof Rules]?: Rules[Name] | null }) =>
		props.onRules(
			Object.fromEntries(
				Object.entries({ ...props.rules, ...change }).filter(
					([, value]) => value !== null && value !== undefined && value !== false && String(value) !== '',
				),
			),
		);
	const practice = () =>
		props.rules.practice === undefined ? undefined : Math.round(props.rules.practice * 100);
	return (
		<>
			<p class="lw-subtle">{t('coordinate-who-help')}</p>
			<div class="lw-numbers">
				<For each={figures}>
					{({ name, max }) => (
						<NumberLine
							id={name}
							label={t(`coordinate-${name}`)}
							min={1}
							max={max}
							value={props.rules[name]}
							onKeep={(figure) => put({ [name]: figure })}
						/>
					)}
				</For>
				<NumberLine
					id="practice-share"
					label={t('coordinate-practice-share')}
					help={t('coordinate-practice-share-help')}
					min={0}
					max={100}
					value={practice()}
					onKeep={(figure) => put({ practice: figure === null ? null : figure / 100 })}
				/>
			</div>
			<BabelField rules={props.rules} onBabel={(babel) => put({ babel })} />
			<Tick
				id="homeWiki"
				label={t('wizard-homeWiki')}
				help={t('wizard-homeWiki-help')}
				checked={props.rules.homeWiki === true}
				onKeep={(homeWiki) => put({ homeWiki: homeWiki || null })}
			/>
			<Lines
				id="groups"
				label={t('coordinate-groups')}
				help={t('coordinate-groups-help')}
				rows={2}
				values={props.rules.groups}
				onKeep={(groups) => put({ groups })}
			/>
			<Lines
				id="allow"
				label={t('coordinate-allow')}
				help={t('coordinate-names-help')}
				rows={2}
				values={props.rules.allow}
				onKeep={(allow) => put({ allow })}
			/>
			<Tick
				id="onlyAllowed"
				label={t('coordinate-onlyAllowed')}
				help={t('wizard-onlyAllowed-help')}
				checked={props.rules.onlyAllowed === true}
				onKeep={(onlyAllowed) => put({ onlyAllowed })}
			/>
			<p class="lw-subtle" role="status">
				<Show when={props.rules.onlyAllowed && (props.rules.allow ?? []).length < fewPeople}>
					{t('wizard-onlyAllowed-few', fewPeople)}
				</Show>
			</p>
			<Lines
				id="deny"
				label={t('coordinate-deny')}
				help={t('coordinate-names-help')}
				rows={2}
				values={props.rules.deny}
				onKeep={(deny) => put({ deny })}
			/>
		</>
	);
}
