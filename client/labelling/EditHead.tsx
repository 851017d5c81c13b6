import { createMemo, For, type JSX, Show } from 'solid-js';
import type { DiffType, ShownEdit } from '../../campaigns/contract/task.ts';
import { formatDifference, t } from '../language.ts';
import { useKeys } from './keys-here.tsx';

/** Sanitised by the server; its links must not take the person away from their work. */
function summaryElement(html: string): HTMLElement {
	const summary = document.createElement('i');
	summary.dir = 'auto';
	summary.innerHTML = html;
	for (const link of summary.querySelectorAll('a')) {
		link.target = '_blank';
		link.rel = 'noopener noreferrer';
	}
	return summary;
}

/** Title, size, summary: nothing of who made the edit or when. */
export function EditHead(props: {
	edit: ShownEdit;
	onView: (view: DiffType) => void;
	titleRef: (title: HTMLElement) => void;
}): JSX.Element {
	const keys = useKeys();
	const summary = createMemo(() => (props.edit.summaryHtml ? summaryElement(props.edit.summaryHtml) : null));
	const views = () => [
		{ view: 'table' as const, label: t('view-table') },
		{ view: 'inline' as const, label: t('view-inline') },
	];
	return (
		<div class="lw-edit__head">
			<div>
				<div class="lw-edit__title">
					<h1 tabindex="-1" ref={props.titleRef}>
						<a href={props.edit.url} target="_blank" rel="noopener noreferrer">
							<bdi lang={props.edit.language}>{props.edit.title}</bdi>
							<span class="lw-vh"> {t('opens-wiki')}</span>
						</a>
					</h1>
					<span class="lw-subtle lw-small">
						{t('bytes-changed', formatDifference(props.edit.bytesChanged))}
						<Show when={props.edit.newPage}> · {t('new-page')}</Show>
					</span>
				</div>
				<p class="lw-edit__summary">
					<span>{t('summary')}</span>
					<Show
						when={summary()}
						fallback={<span>{t(props.edit.summaryHtml === null ? 'summary-hidden' : 'summary-none')}</span>}
					>
						{summary()}
					</Show>
				</p>
			</div>
			<fieldset class="lw-views" aria-label={t('views')}>
				<For each={views()}>
					{({ view, label }) => (
						<button
							type="button"
							aria-pressed={props.edit.diffType === view}
							aria-keyshortcuts={keys.aria('view')}
							onClick={() => props.onView(view)}
						>
							{label}
						</button>
					)}
				</For>
			</fieldset>
		</div>
	);
}
