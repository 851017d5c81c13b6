import './styles/codex.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/contrast.css';
import './styles/print.css';
import { Router } from '@solidjs/router';
import { ErrorBoundary, type JSX, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { chooseLanguage, rememberedLanguage } from '../campaigns/contract/languages.ts';
import { setLanguage } from './language.ts';
import { OutboxProvider } from './outbox/context.tsx';
import { Broken } from './pages/broken.tsx';
import { routes } from './routes.tsx';
import { asAskError } from './server.ts';
import { SessionProvider, useSession } from './session.tsx';

// as on the wikis, `uselang` holds for one page; the menu of languages is what is remembered
const asked = new URLSearchParams(location.search).get('uselang');
await setLanguage(chooseLanguage([asked, rememberedLanguage(document.cookie), ...navigator.languages]));

/** Nothing is shown before it is known who is here; only the first asking may fail. */
function Site(props: { children?: JSX.Element }): JSX.Element {
	const access = useSession();
	return (
		<Show
			when={access.session.error === undefined}
			fallback={<Broken error={asAskError(access.session.error)} onRetry={() => void access.refresh()} />}
		>
			<ErrorBoundary fallback={(thrown, reset) => <Broken error={asAskError(thrown)} onRetry={reset} />}>
				<Suspense>{props.children}</Suspense>
			</ErrorBoundary>
		</Show>
	);
}

render(
	() => (
		<Router
			root={(props) => (
				<SessionProvider>
					<OutboxProvider>
						<Site>{props.children}</Site>
					</OutboxProvider>
				</SessionProvider>
			)}
		>
			{routes}
		</Router>
	),
	document.body,
);
