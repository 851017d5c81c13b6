import { createUniqueId, For, type JSX } from 'solid-js';
import type { EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { t } from '../language.ts';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Field } from '../parts/Field.tsx';
import { NamespaceField } from './NamespaceField.tsx';

type Frame = EditSourceOf<'sample'>['frame'];

/** Which edits may be drawn. */
export function FrameFields(props: {
	frame: Frame;
	onFrame: (frame: Frame) => void;
	/** further boxes to tick */
	children?: JSX.Element;
}): JSX.Element {
	const put = (change: Partial<Frame>) => props.onFrame({ ...props.frame, ...change });
	return (
		<fieldset class="cdx-field">
			<legend class="cdx-label">
				<span class="cdx-label__label__text">{t('source-draw-from')}</span>
			</legend>
			<div class="lw-frame__row">
				<For each={['from', 'to'] as const}>
					{(end) => (
						<Day label={t(`source-${end}`)} day={props.frame[end]} onDay={(day) => put({ [end]: day })} />
					)}
				</For>
				<NamespaceField
					namespaces={props.frame.namespaces}
					onNamespaces={(namespaces) => put({ namespaces })}
				/>
			</div>
			<div class="lw-frame__checks">
				<Checkbox
					label={t('source-without-bots')}
					checked={props.frame.withoutBots}
					onChange={(withoutBots) => put({ withoutBots })}
				/>
				<Checkbox
					label={t('source-without-judged')}
					checked={props.frame.withoutJudged}
					onChange={(withoutJudged) => put({ withoutJudged })}
				/>
				{props.children}
			</div>
		</fieldset>
	);
}

function Day(props: { label: string; day: string; onDay: (day: string) => void }): JSX.Element {
	const id = createUniqueId();
	return (
		<Field id={id} label={props.label}>
			<div class="cdx-text-input">
				<input
					class="cdx-text-input__input"
					id={id}
					type="date"
					required
					value={props.day}
					onChange={(event) => {
						if (event.currentTarget.value !== '') props.onDay(event.currentTarget.value);
					}}
				/>
			</div>
		</Field>
	);
}
