import { type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import type { Work } from './draft.ts';
import { goalInWords, goldInWords } from './words.ts';

/** What a definition file brought along beside the steps: it can be left out. */
export function Brought(props: { work: Work }): JSX.Element {
	const content = () => props.work.content();
	const line = (words: string, leaveOut: () => void) => (
		<p class="lw-brought">
			{words} <Button onClick={leaveOut}>{t('wizard-leave-out')}</Button>
		</p>
	);
	return (
		<>
			<Show when={goldInWords(content())}>
				{(words) => line(`${t('wizard-gold')}: ${words()}`, () => props.work.put({ gold: null }))}
			</Show>
			<Show when={goalInWords(content())}>
				{(words) => line(`${t('wizard-goal')}: ${words()}`, () => props.work.put({ goal: null }))}
			</Show>
		</>
	);
}
