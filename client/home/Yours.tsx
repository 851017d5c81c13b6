import { createResource, type JSX, Show } from 'solid-js';
import { readMine } from '../../campaigns/contract/my-calls.ts';
import { t } from '../language.ts';
import { Figures } from '../mine/Figures.tsx';
import { asAskError, ask } from '../server.ts';

/** The side of the first page: one's own weeks, and what others see. It comes when it comes; the campaigns do not wait. */
export function Yours(): JSX.Element {
	const [mine] = createResource(() => ask(readMine, {}));
	// asked by its state, so that the page does not wait for it
	const here = () => (mine.state === 'ready' ? mine() : null);
	const failure = () => (mine.state === 'errored' ? asAskError(mine.error).message : null);
	return (
		<aside class="lw-aside" aria-label={t('you')}>
			<section>
				<h2>{t('your-weeks')}</h2>
				<Show when={failure()}>{(sentence) => <p class="lw-subtle">{sentence()}</p>}</Show>
				<Show when={here()}>{(figures) => <Figures mine={figures()} />}</Show>
				<p>
					<a href="/me">{t('all-your-answers')}</a>
				</p>
			</section>
			<section>
				<h2>{t('seen-by-others')}</h2>
				<p>{t(here()?.credited ? 'seen-by-others-named' : 'seen-by-others-text')}</p>
				<p>
					<a href="/me#seen-by-others">{t('name-or-leave')}</a>
				</p>
			</section>
		</aside>
	);
}
