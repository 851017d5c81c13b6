import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { formatDate, t, tx } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { GuidelinePage } from './GuidelinePage.tsx';

/** What each answer means, examples, and the campaign's page of the wiki. Beside the edit where there is room, else a sheet over it. */
export function Guideline(props: { campaign: Campaign; onClose: () => void }): JSX.Element {
	const form = () => props.campaign.form;
	const questions = () =>
		form().questions.map((question) => ({
			label: question.label,
			choices: choicesOf(question).filter((choice) => choice.meaning !== undefined),
		}));
	return (
		<>
			<div class="lw-guide__head">
				<h2 id="guide-title">{t('guideline')}</h2>
				<Button weight="quiet" iconOnly aria-label={t('guideline-close')} onClick={() => props.onClose()}>
					<Icon name="collapse" flip />
				</Button>
			</div>
			<p class="lw-small lw-subtle" dir="auto">
				<Show when={props.campaign.guideline} fallback={form().name}>
					{(page) => tx('guideline-fixed', <bdi>{page().title}</bdi>, formatDate(new Date(page().fixedAt)))}
				</Show>
			</p>
			<For each={questions()}>
				{(question) => (
					<Show when={question.choices.length > 0}>
						<h3 dir="auto">{question.label}</h3>
						<dl>
							<For each={question.choices}>
								{(choice) => (
									<>
										<dt dir="auto">{choice.label}</dt>
										<dd dir="auto">{choice.meaning}</dd>
									</>
								)}
							</For>
						</dl>
					</Show>
				)}
			</For>
			<Show when={form().examples.length > 0}>
				<h3>{t('for-example')}</h3>
				<ul class="lw-guide__examples">
					<For each={form().examples}>
						{(example) => (
							<li>
								<p dir="auto">{example.text}</p>
								<p dir="auto">{example.answer}</p>
							</li>
						)}
					</For>
				</ul>
			</Show>
			<Show when={props.campaign.guideline}>
				{(page) => <GuidelinePage campaignId={props.campaign.id} revisionId={page().revisionId} />}
			</Show>
		</>
	);
}
