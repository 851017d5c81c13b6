import '../styles/making.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/forms.css';
import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import {
	createForm,
	deleteFormDraft,
	keepFormVersion,
	putFormDraft,
} from '../../campaigns/contract/form-calls.ts';
import type { ImportNote } from '../../campaigns/contract/import-note.ts';
import type { StoredForm } from '../../campaigns/contract/stored-form.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { formatTime, t, tx } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useTitle } from '../parts/title.ts';
import { type AskError, asAskError, ask } from '../server.ts';
import { BuilderContext, contentOf, createBuilder } from './builder.ts';
import { toDraft, toForm } from './convert.ts';
import type { Draft } from './draft.ts';
import { exportForm } from './export.ts';
import { FaultLinks } from './Faults.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { Languages } from './Languages.tsx';
import { Notes } from './Notes.tsx';
import { Preview } from './Preview.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import { QuestionList } from './QuestionList.tsx';
import { createSaver } from './saver.ts';
import { ToolIcon } from './ToolIcon.tsx';
import { WholeEditor } from './WholeEditor.tsx';
import { written } from './words.ts';

/** Browsers send 64 kB at most for a page that is gone; letters may have three bytes. */
const MOST_KEPT_ALIVE = 20_000;

/** What is worked on, and where it is kept. */
export type Work = {
	draftId: string;
	wiki: string;
	/** as it was saved last, or as it is kept */
	begun: Draft;
	/** what is begun from was saved as a draft before */
	isDraft: boolean;
	/** the newest version; null for a form that has none */
	kept: { form: StoredForm; definition: Form } | null;
	/** the version that the draft was begun from; null for none */
	basedOn: number | null;
};

/** Questions at the side, the chosen one in the middle, and the form as volunteers see it. */
export function FormBuilder(props: {
	work: Work;
	/** what is other than it was, of a form that was read from files just now */
	notes?: readonly ImportNote[];
	readOnly: boolean;
	onKept: (form: StoredForm) => void;
	onDropped: () => void;
}): JSX.Element {
	const { work } = props;
	const { draftId, wiki, kept } = work;
	const [basedOn, setBasedOn] = createSignal(work.basedOn);
	const [isDraft, setIsDraft] = createSignal(work.isDraft);
	const [importing, setImporting] = createSignal(false);
	const [notes, setNotes] = createSignal<readonly ImportNote[]>(props.notes ?? []);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [sending, setSending] = createSignal(false);
	const saver = createSaver(
		async (leaving) => {
			const version = basedOn();
			const content = contentOf(builder);
			await ask(
				putFormDraft,
				{
					...{
						draftId,
						wiki,
						name: written(builder.draft.name, builder.draft, ''),
						content,
					},
					...(kept && version !== null ? { familyId: kept.form.familyId, basedOn: version } : {}),
				},
				{ keepalive: leaving && content.length < MOST_KEPT_ALIVE },
			);
			setIsDraft(true);
		},
		(thrown) => asAskError(thrown).message,
	);
	const builder = createBuilder(work.begun, () => saver.changed(), props.readOnly);
	const { draft } = builder;
	const name = () => written(draft.name, draft, t('forms-unnamed'));
	useTitle(() => t('forms-heading', name()));
	onMount(() => window.addEventListener('pagehide', saver.leave));
	onCleanup(() => {
		window.removeEventListener('pagehide', saver.leave);
		void saver.flush();
	});

	const keptText = kept && JSON.stringify(toForm(toDraft(kept.definition)));
	const isChanged = () => builder.form() === null || JSON.stringify(toForm(draft)) !== keptText;
	const next = () => (kept ? kept.form.latest + 1 : 1);
	const goToEditor = () => queueMicrotask(() => document.getElementById('f-editing')?.focus());

	async function keep(after: number | null): Promise<void> {
		const definition = builder.form();
		if (definition === null) {
			const [first] = builder.faults();
			builder.choose(draft.questions[first?.question ?? -1]?.id ?? 'form');
			builder.announce(t('forms-not-yet'));
			return goToEditor();
		}
		setSending(true);
		setRefusal(null);
		try {
			// what is under way would bring the draft back after it is done with
			await saver.flush();
			const { form } =
				kept && after !== null
					? await ask(keepFormVersion, { familyId: kept.form.familyId, after, definition, draftId })
					: await ask(createForm, { wiki, definition, draftId });
			saver.drop();
			props.onKept(form);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setSending(false);
		}
	}

	async function drop(): Promise<void> {
		await saver.flush();
		saver.drop();
		try {
			if (isDraft()) await ask(deleteFormDraft, { draftId });
			props.onDropped();
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
	}

	/** The newest version, when somebody has kept one since. */
	const newest = () => {
		const error = refusal();
		const details = error?.code === 'FORM_MOVED_ON' ? error.details : null;
		const version =
			typeof details === 'object' && details !== null && 'newest' in details ? details.newest : null;
		return typeof version === 'number' ? version : null;
	};

	return (
		<BuilderContext.Provider value={builder}>
			<nav class="lw-crumbs" aria-label={t('forms-crumbs')}>
				<a href="/forms">{t('forms-list')}</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{tx('forms-heading', <bdi lang={draft.language}>{name()}</bdi>)}</h1>
					<p class="lw-pagehead__lead">
						<Show when={kept} fallback={t('forms-lead-new')}>
							{(version) => t('forms-lead', version().form.latest, version().form.campaigns, next())}
						</Show>
					</p>
				</div>
				<div class="lw-pagehead__actions">
					<Show when={!props.readOnly}>
						<Button weight="quiet" onClick={() => setImporting(true)}>
							<ToolIcon name="upload" />
							{t('forms-import')}
						</Button>
					</Show>
					<Button
						weight="quiet"
						disabled={builder.form() === null}
						onClick={() => {
							const form = builder.form();
							if (form) exportForm(form);
						}}
					>
						<Icon name="download" />
						{t('forms-export')}
					</Button>
					<Show when={!props.readOnly}>
						<Button
							weight="primary"
							progressive
							disabled={sending() || !isChanged()}
							onClick={() => void keep(basedOn())}
						>
							{t('forms-keep', next())}
						</Button>
					</Show>
				</div>
			</div>
			<Show when={!props.readOnly}>
				<div class="lw-builder__saved">
					<p class="lw-small lw-subtle" role="status">
						<SavedLine saver={saver} isDraft={isDraft()} />
					</p>
					<Show when={isDraft()}>
						<Button weight="quiet" onClick={() => void drop()}>
							{t(kept ? 'forms-drop' : 'forms-drop-new')}
						</Button>
					</Show>
				</div>
			</Show>
			<Show when={kept && basedOn() !== null && basedOn() !== kept.form.latest}>
				<p class="lw-notice">{t('forms-moved-on', basedOn() ?? 0, kept?.form.latest ?? 0)}</p>
			</Show>
			<Show when={refusal()}>
				{(error) => (
					<>
						<Refusal error={error()} />
						<Show when={newest()}>
							{(version) => (
								<p class="lw-builder__after">
									<a
										href={`/forms/${kept?.form.familyId}?version=${version()}`}
										target="_blank"
										rel="noreferrer"
									>
										{t('forms-see-version', version())}
									</a>
									<Button
										onClick={() => {
											setBasedOn(version());
											void keep(version());
										}}
									>
										{t('forms-keep-after', version())}
									</Button>
								</p>
							)}
						</Show>
					</>
				)}
			</Show>
			<Show when={notes().length > 0}>
				<Notes notes={notes()} onRead={() => setNotes([])} />
			</Show>
			<div class="lw-builder" onFocusOut={() => void saver.flush()}>
				<section class="lw-builder__list" aria-label={t('forms-parts')}>
					<QuestionList onChosen={goToEditor} />
					<Languages />
					<FaultLinks onChosen={goToEditor} />
				</section>
				<section class="lw-builder__editor" aria-labelledby="f-editing">
					<Show when={builder.question()} keyed fallback={<WholeEditor />}>
						{(question) => <QuestionEditor question={question} />}
					</Show>
				</section>
				<aside class="lw-builder__preview" aria-labelledby="f-preview">
					<Preview />
				</aside>
			</div>
			<p class="lw-vh" aria-live="polite">
				{builder.announced()}
			</p>
			<ImportDialog
				open={importing()}
				replaces={draft.questions.length > 0}
				onClose={() => setImporting(false)}
				onForm={(form, found) => {
					builder.replace(toDraft(form));
					setNotes(found);
					builder.announce(t('forms-imported', form.questions.length));
				}}
			/>
		</BuilderContext.Provider>
	);
}

function SavedLine(props: { saver: ReturnType<typeof createSaver>; isDraft: boolean }): JSX.Element {
	const line = () => {
		const state = props.saver.state();
		if (state.is === 'saved') return t('forms-saved-at', formatTime(state.at));
		if (state.is === 'failed') return t('forms-not-saved', state.sentence);
		if (state.is === 'saving') return t('forms-saving');
		return props.isDraft ? t('forms-draft') : '';
	};
	return <>{line()}</>;
}
