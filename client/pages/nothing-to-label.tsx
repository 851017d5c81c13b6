import '../styles/door.css';
import { type JSX, Show } from 'solid-js';
import { Refused } from '../labelling/Notices.tsx';
import { t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { LinkButton } from '../parts/Button.tsx';
import type { AskError } from '../server.ts';

/** A campaign that has no edit for this person: closed, or nothing left. `error` is what the server said, if asked. */
export function NothingToLabel(props: { outbox: Outbox; error: AskError | null }): JSX.Element {
	const nothingLeft = () => props.error?.code === 'NO_TASKS_LEFT';
	/** paused, or about to close: the server's sentence says all there is to say */
	const resting = () => (nothingLeft() ? null : props.error?.message);
	const title = () => resting() ?? t(nothingLeft() ? 'nothing-left-title' : 'closed-title');
	return (
		<Page title={title()} read>
			<Alone
				icon="check"
				title={title()}
				actions={
					<LinkButton href="/" weight="primary" progressive large>
						{t('to-campaigns')}
					</LinkButton>
				}
			>
				<Show when={!resting()}>
					<p>{t(nothingLeft() ? 'nothing-left-text' : 'closed-text')}</p>
				</Show>
				<Show when={props.outbox.waiting().length > 0}>
					<p>{t('done-waiting', props.outbox.waiting().length)}</p>
				</Show>
				<Refused outbox={props.outbox} />
			</Alone>
		</Page>
	);
}
