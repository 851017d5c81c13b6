import { createEffect, createMemo, createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Icon } from '../parts/Icon.tsx';
import type { IconName } from '../parts/icons.ts';
import { type OutboxState, outboxState } from './outbox-state.ts';

const looks: Record<OutboxState, IconName> = {
	saved: 'check',
	surplus: 'surplus',
	saving: 'again',
	network: 'offline',
	server: 'offline',
	login: 'logIn',
};

/** Where the answers are: quiet while all is well, a chip when something waits, a way to log in when that is why. */
export function OutboxChip(props: { outbox: Outbox; surplus: boolean }): JSX.Element {
	const [slow, setSlow] = createSignal(false);
	// many that go out one after the other are one long saving
	const waiting = createMemo(() => props.outbox.waiting().length > 0);
	createEffect(() => {
		setSlow(false);
		if (!waiting()) return;
		const timer = setTimeout(() => setSlow(true), 1000);
		onCleanup(() => clearTimeout(timer));
	});
	const count = () => props.outbox.waiting().length;
	const state = () =>
		outboxState({
			waiting: count(),
			obstacle: props.outbox.obstacle(),
			slow: slow(),
			surplus: props.surplus,
		});
	const text = () => {
		switch (state()) {
			case 'saved':
				return t('outbox-saved');
			case 'surplus':
				return t('outbox-surplus');
			case 'saving':
				return t('outbox-saving');
			case 'network':
				return t('outbox-network', count());
			case 'server':
				return t('outbox-server', count());
			case 'login':
				return t('outbox-login', count());
		}
	};
	const waits = () => state() === 'network' || state() === 'server' || state() === 'login';
	const content = () => (
		<>
			<Icon name={looks[state()]} size="small" flip={state() === 'login'} />
			<span class="lw-outbox__text">{text()}</span>
			<Show when={waits()}>
				<span class="lw-outbox__short" aria-hidden="true">
					{t('outbox-short', count())}
				</span>
			</Show>
		</>
	);
	return (
		<span class="lw-outbox-place" role="status">
			<Show
				when={state() === 'login'}
				fallback={
					<span class="lw-outbox" data-state={waits() ? 'waiting' : state()}>
						{content()}
					</span>
				}
			>
				<a
					class="lw-outbox"
					data-state="login"
					href="/auth/login?returnTo=/logged-in"
					target="_blank"
					rel="external noopener"
				>
					{content()}
				</a>
			</Show>
		</span>
	);
}
