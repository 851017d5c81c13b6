import '../styles/sheet.css';
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import type { KeysHere } from '../labelling/keys-here.tsx';
import { prefer, preferences } from '../labelling/preferences.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { KeyEditor } from './KeyEditor.tsx';
import { KeyList } from './KeyList.tsx';

/** What every key does, and the place to change that. */
export function KeysSheet(props: { open: boolean; onClose: () => void; keys: KeysHere }): JSX.Element {
	const [changing, setChanging] = createSignal(false);
	let change: HTMLButtonElement | undefined;
	createEffect(
		on(
			() => props.open,
			() => setChanging(false),
		),
	);
	return (
		<Sheet open={props.open} onClose={props.onClose} title={t('keys')}>
			<Show when={props.open}>
				<Show
					when={changing()}
					fallback={
						<>
							<KeyList keys={props.keys} />
							<div class="lw-sheet__foot">
								<p>{t(preferences().singleKeys ? 'keys-note' : 'keys-are-off')}</p>
								<div>
									<Button
										weight="quiet"
										aria-pressed={!preferences().singleKeys}
										onClick={() => prefer({ singleKeys: !preferences().singleKeys })}
									>
										{t(preferences().singleKeys ? 'keys-turn-off' : 'keys-turn-on')}
									</Button>
									<Button ref={change} onClick={() => setChanging(true)}>
										{t('keys-change')}
									</Button>
								</div>
							</div>
						</>
					}
				>
					<KeyEditor
						keys={props.keys}
						onDone={() => {
							setChanging(false);
							change?.focus();
						}}
					/>
				</Show>
			</Show>
		</Sheet>
	);
}
