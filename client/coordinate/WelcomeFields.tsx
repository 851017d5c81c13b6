import { For, type JSX } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import type { WelcomeTyped } from './welcome.ts';

const figures = [
	{ name: 'minimumEdits', max: 1_000_000 },
	{ name: 'minimumAccountDays', max: 10_000 },
] as const;

/** Who may answer in a new campaign, and what they read and practise before they do. */
export function WelcomeFields(props: {
	typed: WelcomeTyped;
	onTyped: SetStoreFunction<WelcomeTyped>;
}): JSX.Element {
	return (
		<>
			<Field id="guideline" label={t('coordinate-guideline')} help={t('coordinate-guideline-help')}>
				<div class="cdx-text-input">
					<input
						class="cdx-text-input__input"
						id="guideline"
						maxlength="2000"
						aria-describedby="guideline-help"
						value={props.typed.guideline}
						onInput={(event) => props.onTyped('guideline', event.currentTarget.value)}
					/>
				</div>
			</Field>
			<Lines {...props} name="practice" help={t('coordinate-practice-help')} rows={4} />
			<fieldset class="lw-who">
				<legend>{t('coordinate-who')}</legend>
				<p class="lw-subtle lw-small">{t('coordinate-who-help')}</p>
				<div class="lw-numbers">
					<For each={figures}>{({ name, max }) => <Figure {...props} name={name} min={1} max={max} />}</For>
				</div>
				<details class="lw-who__more">
					<summary>{t('coordinate-rules-more')}</summary>
					<Lines {...props} name="groups" help={t('coordinate-groups-help')} rows={2} />
					<Lines {...props} name="allow" help={t('coordinate-names-help')} rows={3} />
					<label class="lw-who__only">
						<input
							type="checkbox"
							checked={props.typed.onlyAllowed}
							onChange={(event) => props.onTyped('onlyAllowed', event.currentTarget.checked)}
						/>
						<span>{t('coordinate-onlyAllowed')}</span>
					</label>
					<Lines {...props} name="deny" help={t('coordinate-names-help')} rows={3} />
					<div class="lw-numbers">
						<Figure
							{...props}
							name="practice-share"
							help={t('coordinate-practice-share-help')}
							min={0}
							max={100}
						/>
					</div>
				</details>
			</fieldset>
		</>
	);
}

type Typing = { typed: WelcomeTyped; onTyped: SetStoreFunction<WelcomeTyped> };

/** A number that may be left out. */
function Figure(
	props: Typing & {
		name: (typeof figures)[number]['name'] | 'practice-share';
		help?: string;
		min: number;
		max: number;
	},
): JSX.Element {
	return (
		<Field
			id={props.name}
			label={t(`coordinate-${props.name}`)}
			{...(props.help ? { help: props.help } : {})}
		>
			<div class="cdx-text-input">
				<input
					class="cdx-text-input__input"
					id={props.name}
					type="number"
					min={props.min}
					max={props.max}
					aria-describedby={props.help ? `${props.name}-help` : undefined}
					value={props.typed[props.name]}
					onInput={(event) => props.onTyped(props.name, event.currentTarget.value)}
				/>
			</div>
		</Field>
	);
}

/** Several lines of text that may be left out. */
function Lines(
	props: Typing & { name: 'practice' | 'groups' | 'allow' | 'deny'; help: string; rows: number },
): JSX.Element {
	return (
		<Field id={props.name} label={t(`coordinate-${props.name}`)} help={props.help}>
			<textarea
				class="cdx-text-area__textarea"
				classList={{ 'lw-mono': props.name === 'practice' }}
				id={props.name}
				rows={props.rows}
				spellcheck={false}
				aria-describedby={`${props.name}-help`}
				value={props.typed[props.name]}
				onInput={(event) => props.onTyped(props.name, event.currentTarget.value)}
			/>
		</Field>
	);
}
