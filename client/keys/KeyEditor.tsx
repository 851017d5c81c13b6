import { createSignal, For, type JSX, onMount } from 'solid-js';
import type { OwnKeys } from '../labelling/keymap.ts';
import type { KeysHere } from '../labelling/keys-here.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { facesOf } from './KeyList.tsx';
import { KeyRow, type Setting } from './KeyRow.tsx';
import { groupsOf, meaningOf } from './meanings.ts';

/** Every action with its key, to be changed; what is changed holds at once. */
export function KeyEditor(props: { keys: KeysHere; onDone: () => void }): JSX.Element {
	const form = props.keys.asked();
	const [said, setSaid] = createSignal('');
	const [kept, setKept] = createSignal(true);
	/** what the standard keys replaced */
	const [before, setBefore] = createSignal<OwnKeys | null>(null);
	const [setting, setSetting] = createSignal<Setting | null>(null);
	let groups: HTMLDivElement | undefined;
	onMount(() => groups?.querySelector('button')?.focus());

	const put = (own: OwnKeys) => setKept(props.keys.setOwn(own));
	const isStandard = () => Object.keys(props.keys.own()).length === 0;
	const toStandard = () => {
		const mine = before();
		setBefore(mine === null ? props.keys.own() : null);
		put(mine ?? {});
		setSaid(t(mine === null ? 'keys-are-standard' : 'keys-are-back'));
	};
	return (
		<>
			<div class="lw-sheet__groups" ref={groups}>
				<For each={groupsOf(form)}>
					{({ title, rows, fixed }) => (
						<section>
							<h3>{title}</h3>
							<ul class="lw-keys">
								<For each={rows.flatMap(({ actions }) => actions)}>
									{(action) => (
										<KeyRow
											keys={props.keys}
											action={action}
											setting={setting()?.action === action ? setting() : null}
											onSetting={setSetting}
											onSay={setSaid}
											onChange={(own) => {
												setBefore(null);
												put(own);
												setSaid(t('keys-of', meaningOf(action, form), facesOf(props.keys, action)));
											}}
										/>
									)}
								</For>
								<For each={fixed}>
									{([face, meaning]) => (
										<li>
											<span class="lw-keys__fixed">
												<kbd class="lw-kbd">{face}</kbd>
											</span>
											<span class="lw-keys__meaning">{meaning}</span>
										</li>
									)}
								</For>
							</ul>
						</section>
					)}
				</For>
			</div>
			<div class="lw-sheet__foot">
				<p>{t(kept() ? 'keys-where' : 'keys-not-kept')}</p>
				<div>
					<Button weight="quiet" disabled={isStandard() && before() === null} onClick={toStandard}>
						{t(before() === null ? 'keys-standard' : 'keys-bring-back')}
					</Button>
					<Button onClick={() => props.onDone()}>{t('keys-done')}</Button>
				</div>
			</div>
			<p class="lw-vh" role="status">
				{said()}
			</p>
		</>
	);
}
