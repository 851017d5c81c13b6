import { createMemo, type JSX, Show } from 'solid-js';
import type { DiffOfEdit } from '../../campaigns/contract/task.ts';
import { formatDifference, t } from '../language.ts';

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

/** What its author said of an edit; null where the wiki hides it. */
export function Summary(props: { html: string | null }): JSX.Element {
	const summary = createMemo(() => (props.html ? summaryElement(props.html) : null));
	return (
		<p class="lw-edit__summary">
			<span>{t('summary')}</span>
			<Show
				when={summary()}
				fallback={<span>{t(props.html === null ? 'summary-hidden' : 'summary-none')}</span>}
			>
				{summary()}
			</Show>
		</p>
	);
}

/** A page's name, which leads to the wiki. */
export function TitleLink(props: Pick<DiffOfEdit, 'title' | 'url' | 'language'>): JSX.Element {
	return (
		<a href={props.url} target="_blank" rel="noopener noreferrer">
			<bdi lang={props.language}>{props.title}</bdi>
			<span class="lw-vh"> {t('opens-wiki')}</span>
		</a>
	);
}

/** Size, and whether the page is new. */
export function EditFacts(props: { edit: Pick<DiffOfEdit, 'bytesChanged' | 'newPage'> }): JSX.Element {
	return (
		<span class="lw-subtle lw-small">
			{t('bytes-changed', formatDifference(props.edit.bytesChanged))}
			<Show when={props.edit.newPage}> · {t('new-page')}</Show>
		</span>
	);
}
