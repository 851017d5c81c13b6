import { For, type JSX } from 'solid-js';
import type { Rules } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';
import { Lines, NumberLine, Tick } from './fields.tsx';

const figures = [
	{ name: 'minimumEdits', max: 1_000_000 },
	{ name: 'minimumAccountDays', max: 10_000 },
] as const;

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
