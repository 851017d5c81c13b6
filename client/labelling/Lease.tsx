import { createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import { renewWorkset } from '../../campaigns/contract/calls.ts';
import { formatTime, t, tx } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { asAskError, ask } from '../server.ts';
import { leaseState } from './lease-state.ts';
import type { Work } from './work.ts';

/** How long the edits are kept for this person. Any answer renews it; near the end one can say so oneself. */
export function Lease(props: { work: Work }): JSX.Element {
	const [now, setNow] = createSignal(Date.now());
	const [failure, setFailure] = createSignal<string | null>(null);
	const timer = setInterval(() => setNow(Date.now()), 5000);
	onCleanup(() => clearInterval(timer));
	const state = () =>
		leaseState(props.work.leaseExpiresAt().getTime(), now(), props.work.campaign.leaseMinutes);
	const keep = async () => {
		try {
			const { leaseExpiresAt } = await ask(renewWorkset, { worksetId: props.work.workset.worksetId });
			props.work.setLeaseExpiresAt(new Date(leaseExpiresAt));
			setNow(Date.now());
			setFailure(null);
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	};
	const until = () => (
		<span>
			{tx(
				'lease-until',
				<time datetime={props.work.leaseExpiresAt().toISOString()}>
					{formatTime(props.work.leaseExpiresAt())}
				</time>,
			)}
		</span>
	);
	return (
		<p class="lw-lease" data-state={state()}>
			<Icon name="clock" size="small" />
			<Switch>
				<Match when={props.work.isDone()}>
					<span>{t('lease-none')}</span>
				</Match>
				<Match when={state() === 'long'}>{until()}</Match>
				<Match when={state() === 'ending'}>
					{until()}
					<button type="button" class="lw-lease__keep" onClick={() => void keep()}>
						{t('lease-keep')}
					</button>
				</Match>
				<Match when={state() === 'over'}>
					<span>{t('lease-over')}</span>
				</Match>
			</Switch>
			<Show when={failure()}>{(sentence) => <span role="alert">{sentence()}</span>}</Show>
		</p>
	);
}
