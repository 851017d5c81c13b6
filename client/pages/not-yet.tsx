import '../styles/door.css';
import { Navigate } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { Obstacles } from '../../campaigns/contract/obstacle.ts';
import { Locks } from '../joining/Locks.tsx';
import { locksOf } from '../joining/words.ts';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { LinkButton } from '../parts/Button.tsx';
import type { AskError } from '../server.ts';

/** A campaign that is not open to this person: why, or the practice round where that is all that is missing. */
export function NotYet(props: { campaignId: number; error: AskError }): JSX.Element {
	const obstacles = () => {
		const read = Obstacles.safeParse(props.error.details);
		return read.success ? read.data.obstacles : [];
	};
	const practiceIsAll = () => obstacles().length > 0 && locksOf(obstacles()).length === 0;
	return (
		<Show when={!practiceIsAll()} fallback={<Navigate href={`/campaigns/${props.campaignId}/practice`} />}>
			<Page title={t('locked-title')} read>
				<Alone
					icon="lock"
					title={t('locked-title')}
					actions={
						<LinkButton href="/" weight="primary" progressive large>
							{t('to-campaigns')}
						</LinkButton>
					}
				>
					<Locks obstacles={obstacles()} />
					<p>{t('locked-still-counts')}</p>
				</Alone>
			</Page>
		</Show>
	);
}
