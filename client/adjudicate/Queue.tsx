import { For, type JSX, Show } from 'solid-js';
import type { Disagreement } from '../../campaigns/contract/adjudication.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { formatNumber, t } from '../language.ts';
import { difference } from './in-words.ts';
import type { Which } from './queue.ts';

/** The edits to settle, or those settled, beside the one before the adjudicator. */
export function Queue(props: {
	campaignId: number;
	form: Form;
	which: Which;
	counts: { left: number; settled: number; own: number };
	items: readonly Disagreement[];
	current: number | null;
	onMore: (() => void) | null;
}): JSX.Element {
	const address = (which: Which, taskId?: number) => {
		const query = which === 'settled' ? '?which=settled' : '';
		return `/campaigns/${props.campaignId}/disagreements${taskId === undefined ? '' : `/${taskId}`}${query}`;
	};
	return (
		<nav class="lw-judge__queue" aria-labelledby="queue">
			<h2 class="lw-vh" id="queue">
				{t('adjudicate-queue')}
			</h2>
			<p class="lw-judge__count">
				<a href={address('left')} aria-current={props.which === 'left' ? 'page' : undefined}>
					{t('adjudicate-left', formatNumber(props.counts.left))}
				</a>
				<a href={address('settled')} aria-current={props.which === 'settled' ? 'page' : undefined}>
					{t('adjudicate-settled', formatNumber(props.counts.settled))}
				</a>
			</p>
			<Show when={props.counts.own > 0}>
				<p class="lw-small lw-subtle">{t('adjudicate-own', props.counts.own)}</p>
			</Show>
			<ol>
				<For each={props.items}>
					{(item) => (
						<li classList={{ 'is-on': item.taskId === props.current }}>
							<a
								href={address(props.which, item.taskId)}
								aria-current={item.taskId === props.current ? 'true' : undefined}
							>
								<b>
									<bdi>{item.title ?? t('adjudicate-untitled', String(item.revisionId))}</bdi>
								</b>
								<small dir="auto">{difference(props.form, item.said)}</small>
							</a>
						</li>
					)}
				</For>
			</ol>
			<Show when={props.onMore}>
				{(more) => (
					<p class="lw-judge__more">
						<button type="button" class="lw-link" onClick={() => more()()}>
							{t('adjudicate-more')}
						</button>
					</p>
				)}
			</Show>
		</nav>
	);
}
