import { For, type JSX } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { KeyOf, useKeys } from './keys-here.tsx';

/** Shares of a line's width that are filled: the look of a text where there is none. */
const lines = [0.34, 0, 0.92, 0.78, 0.85, 0.4, 0, 0.88, 0.62];

/** In place of an edit that may distress. Nothing of the edit is in it: what is blurred are bars that mean nothing. */
export function Veil(props: { onReveal: () => void; titleRef: (title: HTMLElement) => void }): JSX.Element {
	const keys = useKeys();
	return (
		<div class="lw-veil">
			<div class="lw-veil__ask">
				<h1 tabindex="-1" ref={props.titleRef}>
					{t('veil-title')}
				</h1>
				<p>{t('veil-text')}</p>
				<Button aria-keyshortcuts={keys.aria('reveal')} onClick={() => props.onReveal()}>
					<Icon name="show" />
					{t('veil-show')}
					<KeyOf action="reveal" />
				</Button>
			</div>
			<div class="lw-veil__blur" aria-hidden="true">
				<For each={lines}>{(share) => <i style={{ 'inline-size': `${share * 100}%` }} />}</For>
			</div>
		</div>
	);
}
