/** Fields that are kept when one leaves them. */
import { type JSX, splitProps } from 'solid-js';
import { Checkbox } from '../parts/Checkbox.tsx';
import { Field } from '../parts/Field.tsx';

type Common = { id: string; label: string; help?: string };
const common = ['id', 'label', 'help', 'onKeep'] as const;

function describedBy({ id, help }: Common): { 'aria-describedby'?: string } {
	return help ? { 'aria-describedby': `${id}-help` } : {};
}

/** One line of text. */
export function TextLine(
	props: Common & {
		onKeep: (text: string, input: HTMLInputElement) => void;
	} & JSX.InputHTMLAttributes<HTMLInputElement>,
): JSX.Element {
	const [own, rest] = splitProps(props, common);
	return (
		<Field id={own.id} label={own.label} {...(own.help ? { help: own.help } : {})}>
			<div class="cdx-text-input">
				<input
					class="cdx-text-input__input"
					id={own.id}
					dir="auto"
					{...describedBy(own)}
					{...rest}
					onChange={(event) => own.onKeep(event.currentTarget.value, event.currentTarget)}
				/>
			</div>
		</Field>
	);
}

/** Several lines of text. */
export function TextBlock(
	props: Common & { onKeep: (text: string) => void } & JSX.TextareaHTMLAttributes<HTMLTextAreaElement>,
): JSX.Element {
	const [own, rest] = splitProps(props, common);
	return (
		<Field id={own.id} label={own.label} {...(own.help ? { help: own.help } : {})}>
			<textarea
				class="cdx-text-area__textarea"
				id={own.id}
				dir="auto"
				{...describedBy(own)}
				{...rest}
				onChange={(event) => own.onKeep(event.currentTarget.value)}
			/>
		</Field>
	);
}

/** A whole number, or nothing. What is out of bounds is said by the browser, and not kept. */
export function NumberLine(
	props: Common & {
		value: number | undefined;
		min: number;
		max: number;
		onKeep: (figure: number | null) => void;
	},
): JSX.Element {
	return (
		<Field id={props.id} label={props.label} {...(props.help ? { help: props.help } : {})}>
			<div class="cdx-text-input">
				<input
					class="cdx-text-input__input"
					id={props.id}
					type="number"
					step="1"
					min={props.min}
					max={props.max}
					{...describedBy(props)}
					value={props.value ?? ''}
					onChange={(event) => {
						const input = event.currentTarget;
						if (input.reportValidity()) props.onKeep(input.value === '' ? null : input.valueAsNumber);
					}}
				/>
			</div>
		</Field>
	);
}

/** Names, one on each line. */
export function Lines(
	props: Common & { values: readonly string[] | undefined; rows: number; onKeep: (lines: string[]) => void },
): JSX.Element {
	return (
		<TextBlock
			id={props.id}
			label={props.label}
			{...(props.help ? { help: props.help } : {})}
			rows={props.rows}
			spellcheck={false}
			value={(props.values ?? []).join('\n')}
			onKeep={(text) => props.onKeep(linesOf(text))}
		/>
	);
}

function linesOf(text: string): string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** A box to tick, with what it means. */
export function Tick(props: Common & { checked: boolean; onKeep: (checked: boolean) => void }): JSX.Element {
	return (
		<div class="cdx-field">
			<Checkbox
				id={props.id}
				label={props.label}
				help={props.help}
				checked={props.checked}
				onChange={(checked) => props.onKeep(checked)}
			/>
		</div>
	);
}
