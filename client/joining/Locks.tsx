import { For, type JSX } from 'solid-js';
import type { Obstacle } from '../../campaigns/contract/obstacle.ts';
import { lockInWords, locksOf } from './words.ts';

/** In place of a way into a campaign: why there is none yet, a sentence for each reason. */
export function Locks(props: { obstacles: readonly Obstacle[] }): JSX.Element {
	return (
		<div class="lw-locks">
			<For each={locksOf(props.obstacles)}>{(lock) => <p>{lockInWords(lock)}</p>}</For>
		</div>
	);
}
