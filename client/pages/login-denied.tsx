import '../styles/door.css';
import { useSearchParams } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { errors } from '../../campaigns/contract/errors.ts';
import { errorSentence, t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { loginUrl, useSession } from '../session.tsx';

/** `/login-denied?code=…&number=…`: a login that ended without a session, in the words of its error code. */
export function LoginDenied(): JSX.Element {
	const [query] = useSearchParams<{ code: string; number: string }>();
	const access = useSession();
	const code = () => query.code ?? 'LOGIN_DENIED';
	const denied = () => code() === 'LOGIN_DENIED';
	const title = () => (denied() ? t('login-denied-title') : t('login-failed-title'));
	const known = () => Object.entries(errors).find(([name]) => name === code());
	const sentence = () => {
		const english = known()?.[1][1];
		return english === undefined ? t('login-failed-text') : errorSentence(code(), english);
	};
	const wikiHost = () => {
		const url = access.session.latest?.wiki.url;
		return url === undefined ? undefined : new URL(url).host;
	};
	return (
		<Page title={title()} read>
			<Alone
				icon="hand"
				title={title()}
				actions={
					<>
						<LinkButton href={loginUrl('/')} rel="external" weight="primary" progressive large>
							{t('log-in-wiki')}
						</LinkButton>
						<LinkButton href="/" large>
							{t('look-around')}
						</LinkButton>
					</>
				}
				facts={[
					[t('fact-code'), code()],
					[t('fact-wiki'), wikiHost()],
					[t('fact-number'), query.number],
				]}
			>
				<p>{denied() ? t('login-denied-text') : sentence()}</p>
				<p>{denied() ? t('login-denied-again') : t('login-failed-again')}</p>
			</Alone>
		</Page>
	);
}
