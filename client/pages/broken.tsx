import '../styles/door.css';
import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import type { AskError } from '../server.ts';

/** What stands there when a page could not get what it needs: what happened, and the ways on. */
export function Broken(props: { error: AskError; onRetry?: () => void }): JSX.Element {
	const title = () => (props.error.code === 'NETWORK' ? t('broken-title-network') : t('broken-title'));
	return (
		<Page title={title()} read>
			<Alone
				icon={props.error.code === 'NETWORK' ? 'offline' : 'unlinked'}
				title={title()}
				actions={
					<>
						<Button
							weight="primary"
							progressive
							large
							onClick={() => (props.onRetry ? props.onRetry() : location.reload())}
						>
							{t('ask-again')}
						</Button>
						<LinkButton href="/" large>
							{t('to-campaigns')}
						</LinkButton>
					</>
				}
				facts={[
					[t('fact-code'), props.error.code],
					[t('fact-number'), props.error.requestId],
					[t('fact-time'), new Date().toISOString()],
				]}
			>
				<p>{props.error.message}</p>
				<p>{t('broken-answers-safe')}</p>
			</Alone>
		</Page>
	);
}
