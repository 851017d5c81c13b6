import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import type { View } from '../../campaigns/contract/campaign.ts';
import type { EditList } from '../../campaigns/contract/edit-list.ts';
import type { AutolabelRules, EditSource } from '../../campaigns/contract/edit-source.ts';
import { readEditList, readListAuthors } from '../../campaigns/contract/edit-source-calls.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Progress } from '../parts/Progress.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { AutolabelFields } from './AutolabelFields.tsx';
import { uploadList } from './upload.ts';
import { watch } from './watch.ts';

/** characters */
const longestKept = 100_000;

type ListSource = Extract<EditSource, { kind: 'uploaded' | 'pasted' }>;

/** A list: pasted or from a file, sent at once and read by the server while it comes. */
export function ListFields(props: {
	source: ListSource;
	wiki: string;
	view: View;
	rulesMayAnswer: boolean;
	onSource: (source: ListSource) => void;
}): JSX.Element {
	const id = createUniqueId();
	const [list, setList] = createSignal<EditList | null>(null);
	const [failure, setFailure] = createSignal<AskError | null>(null);
	/** how much was sent; null when nothing is under way */
	const [sent, setSent] = createSignal<number | null>(null);
	const text = () => (props.source.kind === 'pasted' ? props.source.text : '');
	let sending: AbortController | undefined;
	onCleanup(() => sending?.abort());

	const rules = () => (props.source.kind === 'uploaded' ? props.source.autolabel : undefined);
	const listId = () => (props.source.kind === 'uploaded' ? props.source.listId : null);
	watch(listId, {
		read: async (asked) => (await ask(readEditList, { listId: asked })).list,
		isWaiting: ({ state }) => state === 'waiting',
		onRead: setList,
		onError: (error) => {
			setList(null);
			setFailure(error);
		},
	});

	async function send(body: Blob): Promise<void> {
		const stop = new AbortController();
		sending = stop;
		setFailure(null);
		setSent(0);
		try {
			const to = { wiki: props.wiki, view: props.view };
			const taken = await uploadList(body, to, { onShare: setSent, signal: stop.signal });
			setList(taken);
			props.onSource({ kind: 'uploaded', listId: taken.listId });
		} catch (thrown) {
			if (!stop.signal.aborted) setFailure(asAskError(thrown));
		}
		setSent(null);
	}
	function forget(): void {
		setList(null);
		props.onSource({ kind: 'pasted', text: '' });
	}
	/** A few lines go along with the draft; more are sent at once and kept as a list. */
	function keep(pasted: string): void {
		if (pasted.length > longestKept) void send(new Blob([pasted]));
		else props.onSource({ kind: 'pasted', text: pasted });
	}
	async function putRules(autolabel: AutolabelRules | undefined): Promise<void> {
		const asked = listId();
		if (asked === null) return;
		setFailure(null);
		try {
			if (autolabel) setList((await ask(readListAuthors, { listId: asked })).list);
			props.onSource({ kind: 'uploaded', listId: asked, autolabel });
		} catch (thrown) {
			setFailure(asAskError(thrown));
		}
	}
	return (
		<>
			<Show
				when={list()}
				fallback={
					<>
						<Field id={id} label={t('source-paste')} help={t('source-paste-help')}>
							<textarea
								class="cdx-text-area__textarea lw-mono"
								id={id}
								rows="6"
								spellcheck={false}
								dir="ltr"
								aria-describedby={`${id}-help`}
								value={text()}
								onChange={(event) => keep(event.currentTarget.value)}
							/>
							<div class="lw-filepick">
								<Button
									disabled={text().trim() === '' || sent() !== null}
									onClick={() => void send(new Blob([text()]))}
								>
									{t('source-paste-check')}
								</Button>
								<label class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled">
									<input
										class="lw-vh"
										type="file"
										accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,text/plain,text/csv"
										disabled={sent() !== null}
										onChange={(event) => {
											const [file] = event.currentTarget.files ?? [];
											event.currentTarget.value = '';
											if (file) void send(file);
										}}
									/>
									{t('source-file')}
								</label>
							</div>
						</Field>
						<Show when={sent() !== null}>
							<div class="lw-source__step">
								<Progress label={t('source-sending')} value={Math.round((sent() ?? 0) * 100)} max={100} />
								<Button weight="quiet" onClick={() => sending?.abort()}>
									{t('source-stop')}
								</Button>
							</div>
						</Show>
					</>
				}
			>
				{(taken) => (
					<div class="cdx-field">
						<div class="lw-filechosen" role="status">
							<b>{t('source-list-ready', taken().edits, t('source-list-repeated', taken().repeated))}</b>
							<Button weight="quiet" onClick={forget}>
								{t('source-list-other')}
							</Button>
						</div>
						<Show when={props.rulesMayAnswer}>
							<AutolabelFields rules={rules()} onRules={(autolabel) => void putRules(autolabel)} />
							<Show when={rules()}>
								<p class="lw-subtle" role="status">
									{taken().authorsKnown
										? t('source-autolabel-known')
										: t('source-autolabel-asks', Math.round(taken().share * 100))}
								</p>
							</Show>
						</Show>
					</div>
				)}
			</Show>
			<Show when={failure()}>{(error) => <Refusal error={error()} />}</Show>
		</>
	);
}
