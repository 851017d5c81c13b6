import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { EditFacts, Summary, TitleLink } from './EditFacts.tsx';
import { useKeys } from './keys-here.tsx';
import { type Look, lookOf, looksOf } from './looks.ts';

/** Title, size, summary: nothing of who made the edit or when. Of a page alone, its title. */
export function EditHead(props: {
	edit: ShownEdit;
	onLook: (look: Look) => void;
	titleRef: (title: HTMLElement) => void;
	asPart?: boolean | undefined;
}): JSX.Element {
	const keys = useKeys();
	const single = () => (props.edit.view === 'diffs' ? null : props.edit);
	const made = () => {
		const edit = single();
		return edit && (edit.view === 'diff' ? edit : edit.edit);
	};
	return (
		<div class="lw-edit__head">
			<div>
				<div class="lw-edit__title">
					<Dynamic component={props.asPart ? 'h3' : 'h1'} tabindex="-1" ref={props.titleRef}>
						<Show
							when={single()}
							fallback={t('edits-together', props.edit.view === 'diffs' ? props.edit.total : 1)}
						>
							{(edit) => <TitleLink title={edit().title} url={edit().url} language={edit().language} />}
						</Show>
					</Dynamic>
					<Show when={made()}>{(edit) => <EditFacts edit={edit()} />}</Show>
				</div>
				<Show when={made()}>{(edit) => <Summary html={edit().summaryHtml} />}</Show>
			</div>
			<Show when={looksOf(props.edit).length > 0}>
				<fieldset class="lw-views" aria-label={t('views')}>
					<For each={looksOf(props.edit)}>
						{(look) => (
							<button
								type="button"
								aria-pressed={lookOf(props.edit) === look}
								aria-keyshortcuts={keys.aria('view')}
								onClick={() => props.onLook(look)}
							>
								{t(`view-${look}`)}
							</button>
						)}
					</For>
				</fieldset>
			</Show>
		</div>
	);
}
