import { type JSX, Match, Show, Switch } from 'solid-js';
import { t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { Work } from './work.ts';

/** What the person should know about their answers; nothing while all is well. */
export function Notices(props: { work: Work; outbox: Outbox; editsHere: number }): JSX.Element {
	const waits = () => props.outbox.waiting().length > 0;
	return (
		<>
			<Switch>
				<Match when={waits() && props.outbox.obstacle() === 'network'}>
					<Notice icon="offline">
						<p>
							{t('notice-offline', props.editsHere)}{' '}
							{t(props.outbox.lasting ? 'notice-kept' : 'notice-not-kept')}
						</p>
					</Notice>
				</Match>
				<Match when={waits() && props.outbox.obstacle() === 'server'}>
					<Notice icon="unlinked">
						<p>
							{t('notice-server', props.editsHere)}{' '}
							{t(props.outbox.lasting ? 'notice-kept' : 'notice-not-kept')}
						</p>
					</Notice>
				</Match>
			</Switch>
			<Show when={props.work.notKept()}>
				{(thrown) => (
					<Notice icon="unlinked">
						<p>{t('notice-storage', String(thrown()))}</p>
					</Notice>
				)}
			</Show>
			<Refused outbox={props.outbox} />
		</>
	);
}

/** Answers that the server will not take: named, not dropped in silence. */
export function Refused(props: { outbox: Outbox }): JSX.Element {
	const sentences = () => [...new Set(props.outbox.refused().map((row) => row.refusal?.sentence ?? ''))];
	return (
		<Show when={props.outbox.refused().length > 0}>
			<Notice
				icon="unlinked"
				actions={
					<div class="lw-notice__actions">
						<Button onClick={() => void props.outbox.retryRefused()}>{t('refused-again')}</Button>
						<Button weight="quiet" onClick={() => void props.outbox.dropRefused()}>
							{t('refused-drop', props.outbox.refused().length)}
						</Button>
					</div>
				}
			>
				<p>
					{t('refused', props.outbox.refused().length)} {sentences().join(' ')}
				</p>
			</Notice>
		</Show>
	);
}
