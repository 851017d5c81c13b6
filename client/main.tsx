import './styles/codex.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import { Router } from '@solidjs/router';
import { ErrorBoundary, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { availableLanguages, chooseLanguage, setLanguage } from './language.ts';
import { Broken } from './pages/broken.tsx';
import { routes } from './routes.tsx';
import { asAskError } from './server.ts';
import { SessionProvider } from './session.tsx';

const asked = new URLSearchParams(location.search).get('uselang');
if (asked !== null) localStorage.setItem('label-wing.language', asked);
const remembered = localStorage.getItem('label-wing.language');
const wanted = [...(remembered === null ? [] : [remembered]), ...navigator.languages];
await setLanguage(chooseLanguage(wanted, availableLanguages()));

render(
	() => (
		<Router
			root={(props) => (
				<SessionProvider>
					<ErrorBoundary fallback={(thrown, reset) => <Broken error={asAskError(thrown)} onRetry={reset} />}>
						<Suspense>{props.children}</Suspense>
					</ErrorBoundary>
				</SessionProvider>
			)}
		>
			{routes}
		</Router>
	),
	document.body,
);
