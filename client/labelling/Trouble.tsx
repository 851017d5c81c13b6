import { createMemo, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { t } from '../language.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import type { AskError } from '../server.ts';
import { onNews } from '../tabs.ts';
import type { Work } from './work.ts';

/** How often an edit that the wiki does not give is asked for again by itself, in milliseconds. */
const againMs = 60_000;

/** An edit that cannot be shown: why, and the ways on. Text of a hidden edit is gone from here too. */
export function Trouble(props: {
	work: Work;
	error: AskError;
	/** open edits that are here already */
	others: readonly number[];
	onRetry: () => void;
	onForget: () => void;
}): JSX.Element {
	const kind = createMemo(() => {
		const { code, status } = props.error;
		if (code === 'REVISION_GONE') return 'gone';
		if (status === 401) return 'login';
		if (code === 'TASK_NOT_YOURS' || code === 'CAMPAIGN_CLOSED' || code === 'CAMPAIGN_NOT_OPEN')
			return 'lost';
		return 'passing';
	});
	let way: HTMLElement | undefined;
	onMount(() => way?.focus());

	// it moves on by itself as soon as there is hope
	const retry = () => props.onRetry();
	const stops = [
		onNews((news) => {
			if (news.kind === 'session' && kind() === 'login') retry();
		}),
	];
	const retryOnline = () => kind() === 'passing' && retry();
	const timer = setInterval(retryOnline, againMs);
	window.addEventListener('online', retryOnline);
	onCleanup(() => {
		for (const stop of stops) stop();
		clearInterval(timer);
		window.removeEventListener('online', retryOnline);
	});

	const other = () => props.others[0];
	return (
		<div class="lw-quietpage">
			<Icon name={kind() === 'gone' ? 'hidden' : props.error.code === 'NETWORK' ? 'offline' : 'unlinked'} />
			<Switch
				fallback={
					<>
						<h1>{t(props.error.code === 'NETWORK' ? 'broken-title-network' : 'edit-not-here')}</h1>
						<p>{props.error.message}</p>
						<p class="lw-small">
							{t('edit-asked-again')} <Code error={props.error} />
						</p>
						<div class="lw-done">
							<Show
								when={other()}
								fallback={
									<Button weight="primary" progressive ref={(element) => (way = element)} onClick={retry}>
										{t('ask-again')}
									</Button>
								}
							>
								{(taskId) => (
									<>
										<Button
											weight="primary"
											progressive
											ref={(element) => (way = element)}
											onClick={() => void props.work.putOff(taskId())}
										>
											{t('take-other-of', props.others.length)}
										</Button>
										<Button onClick={retry}>{t('ask-again')}</Button>
									</>
								)}
							</Show>
						</div>
					</>
				}
			>
				<Match when={kind() === 'gone'}>
					<h1>{t('edit-gone-title')}</h1>
					<p>{t('edit-gone-text')}</p>
					<Button
						weight="primary"
						progressive
						ref={(element) => (way = element)}
						onClick={() => {
							props.onForget();
							void props.work.skipGone();
						}}
					>
						{t('next-edit')}
					</Button>
				</Match>
				<Match when={kind() === 'login'}>
					<h1>{t('login-needed-title')}</h1>
					<p>{t('login-needed-text')}</p>
					<LinkButton
						weight="primary"
						progressive
						href="/auth/login?returnTo=/logged-in"
						target="_blank"
						rel="external noopener"
						ref={(element) => (way = element)}
					>
						{t('log-in-new-tab')}
					</LinkButton>
				</Match>
				<Match when={kind() === 'lost'}>
					<h1>{t('edit-lost-title')}</h1>
					<p>{props.error.message}</p>
					<Button
						weight="primary"
						progressive
						ref={(element) => (way = element)}
						onClick={() => location.reload()}
					>
						{t('edit-lost-again')}
					</Button>
				</Match>
			</Switch>
		</div>
	);
}

/** What helps whoever is asked for help. */
function Code(props: { error: AskError }): JSX.Element {
	return (
		<span class="lw-mono">
			{props.error.code}
			<Show when={props.error.requestId}> · {props.error.requestId}</Show>
		</span>
	);
}
