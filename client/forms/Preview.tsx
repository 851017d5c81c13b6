import '../styles/labelling-page.css';
import '../styles/preview.css';
import { createEffect, createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import { inLanguage } from '../../campaigns/contract/form-texts.ts';
import { Answers } from '../labelling/Answers.tsx';
import { createKeysHere, withKeys } from '../labelling/keys-here.tsx';
import { language, t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';
import { useBuilder } from './builder.ts';
import { directionOf, nameIn } from './language-names.ts';
import { memoryStore, previewWork } from './preview-work.ts';

/** The form as a volunteer sees it, in each of its languages: it answers, and forgets. */
export function Preview(): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const [wanted, setWanted] = createSignal<string | null>(null);
	const languages = () => [draft.language, ...draft.languages];
	const shown = () => {
		const tag = wanted();
		return tag !== null && draft.languages.includes(tag) ? tag : draft.language;
	};
	/** the last one that could be asked */
	const form = createMemo<Form | null>((before) => builder.form() ?? before, null);
	const text = createMemo(() => {
		const now = form();
		return now === null ? null : JSON.stringify(inLanguage(now, shown()));
	});
	const storage = memoryStore();
	return (
		<>
			<div class="lw-panel__head">
				<h2 id="f-preview">{t('forms-preview')}</h2>
				<Show when={languages().length > 1}>
					<fieldset class="lw-views" aria-label={t('forms-preview-language')}>
						<For each={languages()}>
							{(tag) => (
								<button type="button" aria-pressed={tag === shown()} onClick={() => setWanted(tag)}>
									{tag}
									<span class="lw-vh"> {nameIn(tag, language())}</span>
								</button>
							)}
						</For>
					</fieldset>
				</Show>
			</div>
			<Show when={text()} keyed fallback={<p class="lw-subtle">{t('forms-preview-later')}</p>}>
				{(written) => (
					<section class="lw-preview lw-read" aria-labelledby="f-preview">
						<Asked form={JSON.parse(written)} storage={storage} language={shown()} />
					</section>
				)}
			</Show>
			<p class="lw-small lw-subtle">{t('forms-preview-note')}</p>
		</>
	);
}

function Asked(props: {
	form: Form;
	storage: ReturnType<typeof memoryStore>;
	language: string;
}): JSX.Element {
	const work = previewWork(props.form, props.storage);
	createEffect(() => {
		const taskId = work.current();
		if (taskId !== null) work.shown(taskId);
	});
	const asked = () => ({ questions: work.questions(), shortcuts: [] });
	const at = () => work.tasks().filter(({ state }) => state !== 'open').length + 1;
	const keys = createKeysHere(asked, props.storage, 0);
	return (
		<div class="lw-preview__inner">
			<div class="lw-taskbar" aria-hidden="true">
				<div class="lw-taskbar__start">
					<Icon name="back" flip />
				</div>
				<div class="lw-steps">
					<span class="lw-steps__text">{t('n-of-m', Math.min(at(), 20), 20)}</span>
					<div class="lw-steps__bar">
						<For each={work.tasks()}>
							{(task) => (
								<i
									classList={{ 'is-done': task.state !== 'open', 'is-now': task.taskId === work.current() }}
								/>
							)}
						</For>
					</div>
				</div>
				<div class="lw-taskbar__end">
					<Icon name="book" />
					<Icon name="more" />
				</div>
			</div>
			<div class="lw-edit" aria-hidden="true">
				<div class="lw-edit__head">
					<div class="lw-edit__title">
						<p class="lw-preview__title">{t('forms-preview-title')}</p>
					</div>
				</div>
				<div class="diff lw-diff lw-diff--inline">
					<div class="mw-diff-inline-changed">
						{t('forms-preview-before')}{' '}
						<del>
							<bdi>27</bdi>
						</del>
						<ins>
							<bdi>86</bdi>
						</ins>{' '}
						{t('forms-preview-after')}
					</div>
				</div>
			</div>
			<Show when={!work.isDone()} fallback={<p class="lw-preview__done">{t('forms-preview-done')}</p>}>
				<div dir={directionOf(props.language)}>
					{withKeys(keys, () => (
						<Answers work={work} skipMenuRef={() => {}} onSave={() => void work.save()} />
					))}
				</div>
			</Show>
		</div>
	);
}
