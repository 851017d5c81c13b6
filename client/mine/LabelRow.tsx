import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { MyLabel } from '../../campaigns/contract/mine.ts';
import { formatDate, formatTime, t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { answersInWords, silenceInWords } from './said.ts';

/** One edit: its page, what the person says of it, and when they said it. */
export function LabelRow(props: { label: MyLabel; campaign: Campaign }): JSX.Element {
	const at = () => new Date(props.label.receivedAt);
	const name = () => {
		const { title, gone, revisionId } = props.label;
		if (title !== null) return title;
		return t(gone ? 'mine-gone' : 'mine-untitled', String(revisionId));
	};
	return (
		<li class="lw-said" id={`edit-${props.label.taskId}`}>
			<h2>
				<Show when={!props.label.gone} fallback={<span class="lw-subtle">{name()}</span>}>
					<a href={`/campaigns/${props.campaign.id}/label?task=${props.label.taskId}`}>
						<bdi>{name()}</bdi>
					</a>
				</Show>
			</h2>
			<Show when={props.label.answers} fallback={<p class="lw-subtle">{silenceInWords(props.label)}</p>}>
				{(answers) => (
					<dl class="lw-said__answers">
						<For each={answersInWords(props.campaign.form, answers())}>
							{({ question, answer }) => (
								<div>
									<dt>
										<bdi>{question}</bdi>
									</dt>
									<dd>
										<bdi>{answer}</bdi>
									</dd>
								</div>
							)}
						</For>
					</dl>
				)}
			</Show>
			<p class="lw-said__when">
				<time datetime={props.label.receivedAt}>
					{formatDate(at())}
					{t('comma')}
					{formatTime(at())}
				</time>
				<Show when={props.label.outcome === 'surplus'}>
					<span class="lw-said__surplus">
						<Icon name="surplus" size="small" />
						{t('mine-surplus')}
					</span>
				</Show>
			</p>
		</li>
	);
}
