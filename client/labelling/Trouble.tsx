import { createEffect, createMemo, type JSX, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { t } from '../language.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Quiet } from '../parts/Quiet.tsx';
import type { AskError } from '../server.ts';
import { onNews } from '../tabs.ts';
import type { Work } from './work.ts';

/** How often an edit that the wiki does not give is asked for again by itself, in milliseconds. */
const againMs = 60_000;

/** What kind of trouble: an edit that nobody can see, a session that ended, a lease that did, or something passing. */
function kindOf({ code, status }: AskError): 'gone' | 'login' | 'lost' | 'passing' {
	if (code === 'REVISION_GONE') return 'gone';
	if (status === 401) return 'login';
	return ['TASK_NOT_YOURS', 'CAMPAIGN_NOT_OPEN'].includes(code) ? 'lost' : 'passing';
}

/** An edit that cannot be shown: why, and the ways on. Text of a hidden edit is gone from here too. */
export function Trouble(props: {
	work: Work;
	error: AskError;
	/** open edits that are here already */
	others: readonly number[];
	onRetry: (ofItself: boolean) => void;
	onForget: () => void;
}): JSX.Element {
	let place: HTMLDivElement | undefined;
	const kind = createMemo(() => kindOf(props.error));
	// Enter goes on; whoever is somewhere else by the time that the trouble changes is left there
	createEffect(
		on(kind, (_kind, before) => {
			if (before === undefined || document.activeElement === document.body)
				place?.querySelector<HTMLElement>('.cdx-button')?.focus();
		}),
	);

	// it moves on by itself as soon as there is hope
	const retryPassing = () => {
		if (kind() === 'passing') props.onRetry(true);
	};
	const stopHearing = onNews((news) => {
		if (news.kind === 'session' && kind() === 'login') props.onRetry(true);
	});
	const timer = setInterval(retryPassing, againMs);
	window.addEventListener('online', retryPassing);
	onCleanup(() => {
		stopHearing();
		clearInterval(timer);
		window.removeEventListener('online', retryPassing);
	});

	return (
		<div class="lw-quietpage__place" ref={place}>
			<Switch fallback={<Passing {...props} />}>
				<Match when={kind() === 'gone'}>
					<Quiet icon="hidden" title={t('edit-gone-title')} text={t('edit-gone-text')}>
						<Button
							weight="primary"
							progressive
							onClick={() => {
								props.onForget();
								void props.work.skipUnseen('gone');
							}}
						>
							{t('next-edit')}
						</Button>
					</Quiet>
				</Match>
				<Match when={kind() === 'login'}>
					<Quiet icon="logIn" title={t('login-needed-title')} text={t('login-needed-text')}>
						<LinkButton
							weight="primary"
							progressive
							href="/auth/login?returnTo=/logged-in"
							target="_blank"
							rel="external noopener"
						>
							{t('log-in-new-tab')}
						</LinkButton>
					</Quiet>
				</Match>
				<Match when={kind() === 'lost'}>
					<Quiet icon="clock" title={t('edit-lost-title')} text={props.error.message}>
						<Button weight="primary" progressive onClick={() => location.reload()}>
							{t('edit-lost-again')}
						</Button>
					</Quiet>
				</Match>
			</Switch>
		</div>
	);
}

/** The wiki or the way to it: another edit meanwhile, asking again, or passing this one on. */
function Passing(props: {
	work: Work;
	error: AskError;
	others: readonly number[];
	onRetry: (ofItself: boolean) => void;
}): JSX.Element {
	const network = () => props.error.code === 'NETWORK';
	return (
		<Quiet
			icon={network() ? 'offline' : 'unlinked'}
			title={t(network() ? 'broken-title-network' : 'edit-not-here')}
			text={
				<>
					{props.error.message} {t('edit-asked-again')}
				</>
			}
		>
			<Show when={props.others[0]}>
				{(taskId) => (
					<Button weight="primary" progressive onClick={() => void props.work.putOff(taskId())}>
						{t('take-other-of', props.others.length)}
					</Button>
				)}
			</Show>
			<Button
				weight={props.others.length > 0 ? 'normal' : 'primary'}
				progressive={props.others.length === 0}
				onClick={() => props.onRetry(false)}
			>
				{t('ask-again')}
			</Button>
			<Show when={!network()}>
				<Button weight="quiet" onClick={() => void props.work.skipUnseen('none')}>
					{t('skip-it')}
				</Button>
			</Show>
			<p class="lw-quietpage__code lw-mono lw-small">
				{props.error.code} <Show when={props.error.requestId}>· {props.error.requestId}</Show>
			</p>
		</Quiet>
	);
}
