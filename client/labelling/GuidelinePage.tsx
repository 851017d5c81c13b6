import { createSignal, type JSX, Match, onMount, Switch } from 'solid-js';
import { readGuideline } from '../../campaigns/contract/calls.ts';
import type { GuidelineText } from '../../campaigns/contract/guideline.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

/** The one that was read last: opened again, the panel need not ask again. */
let kept: GuidelineText | null = null;

/** The page of the wiki that a campaign goes by, asked for when somebody looks. */
export function GuidelinePage(props: { campaignId: number; revisionId: number }): JSX.Element {
	const { campaignId, revisionId } = props;
	const [page, setPage] = createSignal(kept?.revisionId === revisionId ? kept : null);
	const [failure, setFailure] = createSignal<AskError | null>(null);

	async function read(): Promise<void> {
		setFailure(null);
		try {
			kept = (await ask(readGuideline, { campaignId, revisionId })).guideline;
			setPage(kept);
		} catch (thrown) {
			setFailure(asAskError(thrown));
		}
	}
	onMount(() => {
		if (page() === null) void read();
	});

	return (
		<section class="lw-guide__page" aria-busy={page() === null && failure() === null}>
			<Switch
				fallback={
					<div class="lw-waiting">
						<i />
						<i />
						<i />
					</div>
				}
			>
				<Match when={page()}>
					{(text) => (
						<>
							<h3>
								<bdi lang={text().language}>{text().title}</bdi>
							</h3>
							<p class="lw-small">
								<a href={text().url} target="_blank" rel="noopener noreferrer">
									{t('guideline-on-wiki')}
									<span class="lw-vh"> {t('opens-wiki')}</span>
								</a>
							</p>
							{/* sanitised by the server */}
							<div lang={text().language} dir={text().direction} innerHTML={text().html} />
						</>
					)}
				</Match>
				<Match when={failure()}>
					{(error) => (
						<>
							<p class="lw-small" role="status">
								{error().message}
							</p>
							<Button onClick={() => void read()}>{t('ask-again')}</Button>
						</>
					)}
				</Match>
			</Switch>
		</section>
	);
}
