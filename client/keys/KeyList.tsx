import { For, type JSX, Show } from 'solid-js';
import { type Action, keyFaces } from '../labelling/keymap.ts';
import type { KeysHere } from '../labelling/keys-here.tsx';
import { t } from '../language.ts';
import { groupsOf, meaningOf } from './meanings.ts';
import { takenBy } from './setting.ts';

/** Every key with what it does, to be read. */
export function KeyList(props: { keys: KeysHere }): JSX.Element {
	const keysOf = (actions: readonly Action[]) =>
		actions.flatMap((action) => props.keys.keymap().keyOf.get(action) ?? []);
	return (
		<div class="lw-sheet__groups">
			<For each={groupsOf(props.keys.asked())}>
				{({ title, rows, fixed }) => (
					<section>
						<h3>{title}</h3>
						<dl class="lw-keys">
							<For each={rows}>
								{({ actions, meaning }) => (
									<div>
										<dt>
											{meaning}
											<For each={actions}>{(action) => <Taken keys={props.keys} action={action} />}</For>
										</dt>
										<dd>
											<For each={keysOf(actions)} fallback={<span class="lw-subtle">{t('keys-none')}</span>}>
												{(key) => <Faces of={key} />}
											</For>
										</dd>
									</div>
								)}
							</For>
							<For each={fixed}>
								{([face, meaning]) => (
									<div>
										<dt>{meaning}</dt>
										<dd>
											<kbd class="lw-kbd">{face}</kbd>
										</dd>
									</div>
								)}
							</For>
						</dl>
					</section>
				)}
			</For>
		</div>
	);
}

/** Why an action has no key in this form though it has one elsewhere: something else has it here. */
export function Taken(props: { keys: KeysHere; action: Action }): JSX.Element {
	const asked = props.keys.asked;
	const holder = () => takenBy(asked(), props.keys.own(), props.action);
	return (
		<Show when={holder()}>
			{(action) => (
				<span class="lw-keys__taken">
					{t('keys-taken', facesOf(props.keys, action()), meaningOf(action(), asked()))}
				</span>
			)}
		</Show>
	);
}

/** The key of an action in words: `⇧ S`, or that there is none. */
export function facesOf(keys: KeysHere, action: Action): string {
	const key = keys.keymap().keyOf.get(action);
	return key === undefined ? t('keys-none') : keyFaces(key).join(' ');
}

export function Faces(props: { of: string }): JSX.Element {
	return <For each={keyFaces(props.of)}>{(face) => <kbd class="lw-kbd">{face}</kbd>}</For>;
}
