import { type JSX, Show } from 'solid-js';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { EditFacts, Summary, TitleLink } from './EditFacts.tsx';
import type { Look } from './looks.ts';
import { Views } from './Views.tsx';

/** Title, size, summary: nothing of who made the edit or when. Of a page alone, its title. */
export function EditHead(props: {
	edit: ShownEdit;
	onLook: (look: Look) => void;
	titleRef: (title: HTMLElement) => void;
}): JSX.Element {
	const single = () => (props.edit.view === 'diffs' ? null : props.edit);
	const made = () => {
		const edit = single();
		return edit && (edit.view === 'diff' ? edit : edit.edit);
	};
	return (
		<div class="lw-edit__head">
			<div>
				<div class="lw-edit__title">
					<h1 tabindex="-1" ref={props.titleRef}>
						<Show
							when={single()}
							fallback={t('edits-together', props.edit.view === 'diffs' ? props.edit.total : 1)}
						>
							{(edit) => <TitleLink title={edit().title} url={edit().url} language={edit().language} />}
						</Show>
					</h1>
					<Show when={made()}>{(edit) => <EditFacts edit={edit()} />}</Show>
				</div>
				<Show when={made()}>{(edit) => <Summary html={edit().summaryHtml} />}</Show>
			</div>
			<Views edit={props.edit} onLook={props.onLook} />
		</div>
	);
}
