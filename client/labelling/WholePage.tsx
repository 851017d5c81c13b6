import '../styles/other-views.css';
import { createEffect, createMemo, type JSX, Show } from 'solid-js';
import type { ShownPage, ShownStatement, ShownWikitext } from '../../campaigns/contract/task.ts';
import { t } from '../language.ts';
import { Notice } from '../parts/Notice.tsx';
import type { EditView } from './diff-dom.ts';
import type { Further } from './edits.ts';
import { FurtherButton } from './FurtherButton.tsx';
import { buildPage } from './page-dom.ts';
import { buildWikitext } from './wikitext-dom.ts';

/** A page as of a revision: as readers see it, with what is asked about marked, or its wikitext. */
export function WholePage(props: {
	edit: ShownPage | ShownStatement | ShownWikitext;
	onFurther: (further: Further) => Promise<void>;
	onView: (view: EditView) => void;
}): JSX.Element {
	const view = createMemo(() =>
		props.edit.view === 'wikitext' ? buildWikitext(props.edit) : buildPage(props.edit),
	);
	createEffect(() => props.onView(view()));
	return (
		<>
			<Show when={props.edit.view === 'statement' && !props.edit.found}>
				<Notice icon="hidden">{t('statement-not-there')}</Notice>
			</Show>
			{view().element}
			<Show when={props.edit.cut}>
				<FurtherButton
					label={t('show-all')}
					onPress={async () => {
						await props.onFurther({ all: true });
						view().element.focus({ preventScroll: true });
					}}
				/>
			</Show>
		</>
	);
}
