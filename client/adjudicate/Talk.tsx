import { createSignal, For, type JSX, onMount, Show } from 'solid-js';
import type { Comment } from '../../campaigns/contract/adjudication.ts';
import { listComments, writeComment } from '../../campaigns/contract/adjudication-calls.ts';
import { formatDate, formatTime, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { asAskError, ask } from '../server.ts';

/** What adjudicators say to each other about an edit. */
export function Talk(props: { taskId: number }): JSX.Element {
	const [comments, setComments] = createSignal<readonly Comment[]>([]);
	const [next, setNext] = createSignal<string | null>(null);
	const [text, setText] = createSignal('');
	const [sending, setSending] = createSignal(false);
	const [failure, setFailure] = createSignal<string | null>(null);

	/** Adds what is new; a comment of one's own may be here already. */
	const add = (more: readonly Comment[]) => {
		const known = new Set(comments().map(({ commentId }) => commentId));
		setComments([...comments(), ...more.filter(({ commentId }) => !known.has(commentId))]);
	};
	async function read(after?: string): Promise<void> {
		try {
			const page = await ask(listComments, { taskId: props.taskId, ...(after ? { after } : {}) });
			add(page.comments);
			setNext(page.next);
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	}
	async function send(): Promise<void> {
		if (text().trim() === '') return;
		setSending(true);
		try {
			add([(await ask(writeComment, { taskId: props.taskId, text: text() })).comment]);
			setText('');
			setFailure(null);
		} catch (thrown) {
			// what was typed stays in its field
			setFailure(asAskError(thrown).message);
		} finally {
			setSending(false);
		}
	}
	onMount(() => void read());

	return (
		<section class="lw-judge__part" aria-labelledby="talk">
			<h3 id="talk">{t('adjudicate-talk')}</h3>
			<ol class="lw-talk" aria-live="polite">
				<For each={comments()}>
					{(comment) => (
						<li>
							<p class="lw-talk__who">
								<b>
									<bdi>{comment.by ?? t('adjudicate-former')}</bdi>
								</b>
								<time class="lw-subtle lw-small" datetime={comment.at}>
									{formatDate(new Date(comment.at))}, {formatTime(new Date(comment.at))}
								</time>
							</p>
							<p class="lw-talk__text" dir="auto">
								{comment.text}
							</p>
						</li>
					)}
				</For>
			</ol>
			<Show when={next()}>
				{(after) => (
					<p>
						<button type="button" class="lw-link" onClick={() => void read(after())}>
							{t('adjudicate-more')}
						</button>
					</p>
				)}
			</Show>
			<div class="lw-talk__add">
				<label class="lw-vh" for="say">
					{t('adjudicate-say')}
				</label>
				<textarea
					id="say"
					class="cdx-text-area__textarea"
					rows="2"
					maxlength="2000"
					dir="auto"
					placeholder={t('adjudicate-say')}
					value={text()}
					onInput={(event) => setText(event.currentTarget.value)}
				/>
				<Button disabled={sending()} onClick={() => void send()}>
					{t('adjudicate-send')}
				</Button>
			</div>
			<Show when={failure()}>
				{(sentence) => (
					<p role="alert" class="lw-judge__failure">
						{sentence()}
					</p>
				)}
			</Show>
		</section>
	);
}
