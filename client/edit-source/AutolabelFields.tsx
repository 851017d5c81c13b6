import { createUniqueId, type JSX, Show } from 'solid-js';
import { type AutolabelRules, usualAutolabelRules } from '../../campaigns/contract/edit-source.ts';
import { t } from '../language.ts';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Field } from '../parts/Field.tsx';

/** Whether rules answer plain cases, and which. */
export function AutolabelFields(props: {
	rules: AutolabelRules | undefined;
	onRules: (rules: AutolabelRules | undefined) => void;
}): JSX.Element {
	const id = createUniqueId();
	return (
		<>
			<Checkbox
				label={t('source-autolabel')}
				checked={props.rules !== undefined}
				onChange={(isOn) => props.onRules(isOn ? usualAutolabelRules : undefined)}
			/>
			<Show when={props.rules}>
				{(rules) => (
					<div class="lw-source__rules">
						<p class="lw-subtle">{t('source-autolabel-note')}</p>
						<Field
							id={`${id}-groups`}
							label={t('source-trusted-groups')}
							help={t('source-trusted-groups-help')}
						>
							<div class="cdx-text-input">
								<input
									class="cdx-text-input__input"
									id={`${id}-groups`}
									dir="ltr"
									aria-describedby={`${id}-groups-help`}
									value={rules().trustedGroups.join(', ')}
									onChange={(event) =>
										props.onRules({
											...rules(),
											trustedGroups: [
												...new Set(event.currentTarget.value.split(',').map((name) => name.trim())),
											].filter(Boolean),
										})
									}
								/>
							</div>
						</Field>
						<Field id={`${id}-edits`} label={t('source-trusted-edits')} help={t('source-trusted-edits-help')}>
							<div class="cdx-text-input lw-source__figure">
								<input
									class="cdx-text-input__input"
									id={`${id}-edits`}
									type="number"
									min="1"
									max="1000000"
									aria-describedby={`${id}-edits-help`}
									value={rules().trustedEdits ?? ''}
									onChange={(event) => {
										const figure = event.currentTarget.valueAsNumber;
										props.onRules({
											...rules(),
											trustedEdits: Number.isInteger(figure) && figure > 0 ? figure : null,
										});
									}}
								/>
							</div>
						</Field>
					</div>
				)}
			</Show>
		</>
	);
}
