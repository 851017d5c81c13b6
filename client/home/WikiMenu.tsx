import { For, type JSX } from 'solid-js';
import type { Wiki } from '../../campaigns/contract/wiki.ts';
import { t } from '../language.ts';
import { Menu } from '../parts/Menu.tsx';
import { chooseMyWiki } from './my-wiki.ts';

/** Which wiki comes first, each by its own name. */
export function WikiMenu(props: { wikis: readonly Wiki[]; mine: string | undefined }): JSX.Element {
	return (
		<Menu class="lw-menu--end" summaryClass="cdx-button--weight-quiet" summary={t('another-wiki-first')}>
			<For each={props.wikis}>
				{(wiki) => (
					<li>
						<button
							class="lw-menu__item"
							type="button"
							aria-current={wiki.name === props.mine ? 'true' : undefined}
							onClick={() => chooseMyWiki(wiki.name)}
						>
							<bdi lang={wiki.language}>{wiki.siteName}</bdi>
						</button>
					</li>
				)}
			</For>
		</Menu>
	);
}
