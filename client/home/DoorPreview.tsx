import { For, type JSX } from 'solid-js';
import { formatDifference, t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';

const steps = Array.from({ length: 20 }, (_, at) => at);

/** The labelling page as a picture: nothing in it can be pressed. */
export function DoorPreview(): JSX.Element {
	const question = (label: string, help: string, chosen: number) => (
		<div class="lw-question">
			<p class="lw-question__legend">
				<b>{label}</b> <span>{help}</span>
			</p>
			<div class="lw-question__answers">
				<For each={[t('preview-yes'), t('preview-no'), t('preview-unsure')]}>
					{(answer, at) => (
						<span class="lw-answer" classList={{ 'is-on': at() === chosen }}>
							<span>{answer}</span>
						</span>
					)}
				</For>
			</div>
		</div>
	);
	return (
		<div class="lw-preview lw-read" role="img" aria-label={t('preview-label')}>
			<div class="lw-preview__inner" inert>
				<div class="lw-taskbar">
					<div class="lw-taskbar__start">
						<Icon name="back" flip />
					</div>
					<div class="lw-steps">
						<span class="lw-steps__text">{t('n-of-m', 1, steps.length)}</span>
						<div class="lw-steps__bar">
							<For each={steps}>{(at) => <i classList={{ 'is-now': at === 0 }} />}</For>
						</div>
					</div>
					<div class="lw-taskbar__end">
						<Icon name="more" />
					</div>
				</div>
				<div class="lw-edit">
					<div class="lw-edit__head">
						<div>
							<div class="lw-edit__title">
								<p class="lw-preview__title">{t('preview-page')}</p>
								<span class="lw-subtle lw-small">{t('bytes-changed', formatDifference(60))}</span>
							</div>
							<p class="lw-edit__summary">
								<span>{t('summary')}</span> <i>{t('preview-summary')}</i>
							</p>
						</div>
					</div>
					<div class="lw-edit__body">
						<div class="diff lw-diff lw-diff--inline">
							<div class="mw-diff-inline-changed">
								{t('preview-before')}
								<ins> {t('preview-added')}</ins>
							</div>
						</div>
					</div>
				</div>
				<div class="lw-answers">
					{question(t('preview-damaging'), t('preview-damaging-help'), 0)}
					{question(t('preview-goodfaith'), t('preview-goodfaith-help'), -1)}
					<div class="lw-answers__end">
						<div class="lw-answers__buttons">
							<span class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled">
								{t('skip')}
							</span>
							<span class="cdx-button cdx-button--action-progressive cdx-button--fake-button cdx-button--fake-button--enabled lw-save">
								{t('save-and-next')}
							</span>
						</div>
					</div>
				</div>
			</div>
		</div>
	);
}
