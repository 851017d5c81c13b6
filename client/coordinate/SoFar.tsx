import { For, type JSX } from 'solid-js';
import { t, tx } from '../language.ts';

const formats = [
	['csv', 'CSV'],
	['jsonl', 'JSON Lines'],
	['parquet', 'Parquet'],
] as const;

/** For coordinators, before there is a dataset: its rows as they stand, as files. */
export function SoFar(props: { campaignId: number }): JSX.Element {
	const folder = () => `/api/campaigns/${props.campaignId}`;
	return (
		<section class="lw-panel lw-sofar" aria-labelledby="so-far">
			<h2 id="so-far">{t('coordinate-so-far')}</h2>
			<p class="lw-subtle lw-small">
				{tx(
					'coordinate-so-far-words',
					<a href={`${folder()}/columns.json`} rel="external" download="">
						{t('coordinate-so-far-columns')}
					</a>,
				)}
			</p>
			<dl class="lw-sofar__files">
				<Files name={t('coordinate-so-far-tasks')} path={`${folder()}/tasks`} />
				<Files name={t('coordinate-so-far-labels')} path={`${folder()}/labels`} />
			</dl>
		</section>
	);
}

function Files(props: { name: string; path: string }): JSX.Element {
	return (
		<div>
			<dt>{props.name}</dt>
			<dd>
				<For each={formats}>
					{([ending, name]) => (
						<a
							class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled"
							href={`${props.path}.${ending}`}
							rel="external"
							download=""
							aria-label={`${props.name}, ${name}`}
						>
							<bdi>{name}</bdi>
						</a>
					)}
				</For>
			</dd>
		</div>
	);
}
