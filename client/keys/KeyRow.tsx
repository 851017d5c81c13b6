import { createSignal, type JSX, Show } from 'solid-js';
import { type Action, keyFaces, type OwnKeys } from '../labelling/keymap.ts';
import { keyNameOf } from '../labelling/keys.ts';
import type { KeysHere } from '../labelling/keys-here.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Faces, facesOf, Taken } from './KeyList.tsx';
import { meaningOf } from './meanings.ts';
import { holderOf, swapped, withKey } from './setting.ts';

/** Keys that only change what others mean. */
const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn'];

/** An action that is getting another key: which key it is to have, once that is known and something else has it. */
export type Setting = { action: Action; wanted: string | null };

/** One action: press its button, then the key that it is to have. */
export function KeyRow(props: {
	keys: KeysHere;
	action: Action;
	/** of this action, or null */
	setting: Setting | null;
	onSetting: (setting: Setting | null) => void;
	onChange: (own: OwnKeys) => void;
	onSay: (words: string) => void;
}): JSX.Element {
	const { action } = props;
	const { own } = props.keys;
	const form = props.keys.asked();
	const meaning = meaningOf(action, form);
	const [refused, setRefused] = createSignal(false);
	let button: HTMLButtonElement | undefined;
	let solve: HTMLButtonElement | undefined;
	const key = () => props.keys.keymap().keyOf.get(action);
	const listens = () => props.setting?.wanted === null;
	const wanted = () => props.setting?.wanted ?? null;
	const holder = () => {
		const pressed = wanted();
		return pressed === null ? null : holderOf(form, own(), pressed, action);
	};

	const listen = () => {
		if (listens()) return props.onSetting(null);
		setRefused(false);
		props.onSetting({ action, wanted: null });
		props.onSay(t('keys-press'));
		button?.focus();
	};
	const change = (next: OwnKeys) => {
		props.onSetting(null);
		props.onChange(next);
		button?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (!listens() || event.isComposing || modifiers.includes(event.key)) return;
		// what goes with Ctrl is the browser's; Tab goes on
		if (event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		event.stopPropagation();
		if (event.repeat) return;
		if (event.key === 'Escape') return props.onSetting(null);
		if (event.key === 'Delete' || event.key === 'Backspace') return change(withKey(own(), action, null));
		const name = keyNameOf(event);
		setRefused(name === null);
		if (name === null) return props.onSay(t('keys-refused'));
		if (holderOf(form, own(), name, action) === null) return change(withKey(own(), action, name));
		props.onSetting({ action, wanted: name });
		solve?.focus();
	};

	return (
		<li classList={{ 'lw-keys__asked': props.setting !== null }}>
			<Button
				ref={button}
				class="lw-keys__key"
				aria-label={t('keys-of', meaning, listens() ? t('keys-press') : facesOf(props.keys, action))}
				onClick={listen}
				onKeyDown={onKeyDown}
				onBlur={() => listens() && props.onSetting(null)}
			>
				<Show when={!listens()} fallback="…">
					<Show when={key()} fallback={<span class="lw-subtle">{t('keys-none')}</span>}>
						{(name) => <Faces of={name()} />}
					</Show>
				</Show>
			</Button>
			<span class="lw-keys__meaning">
				{meaning}
				<Taken keys={props.keys} action={action} />
			</span>
			<Show when={own()[action] !== null}>
				<Button
					weight="quiet"
					iconOnly
					aria-label={t('keys-turn-off-one', meaning)}
					onClick={() => change(withKey(own(), action, null))}
				>
					<Icon name="close" size="small" />
				</Button>
			</Show>
			<Show when={listens()}>
				<p class="lw-keys__say">{t(refused() ? 'keys-refused' : 'keys-press')}</p>
			</Show>
			<Show when={holder()}>
				{(other) => (
					<div class="lw-keys__say">
						<p id="keys-conflict">
							{t('keys-conflict', keyFaces(wanted() ?? '').join(' '), meaningOf(other(), form))}
						</p>
						<Button
							ref={solve}
							aria-describedby="keys-conflict"
							onClick={() => change(swapped(form, own(), action, wanted() ?? ''))}
						>
							{t(key() === undefined ? 'keys-take' : 'keys-swap')}
						</Button>
						<Button
							weight="quiet"
							onClick={() => {
								props.onSetting(null);
								button?.focus();
							}}
						>
							{t('keys-cancel')}
						</Button>
					</div>
				)}
			</Show>
		</li>
	);
}
