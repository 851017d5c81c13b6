import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { useSession } from '../session.tsx';

/** Which wiki the edits are of, where there are several; the one that people log in with unless another is chosen. */
export function WikiField(props: {
	chosen: string | undefined;
	onChoice: (name: string) => void;
}): JSX.Element {
	const access = useSession();
	const wikis = () => access.session.latest?.wikis ?? [];
	return (
		<Show when={wikis().length > 1}>
			<Field id="wiki" label={t('coordinate-wiki')} help={t('coordinate-wiki-help')}>
				<select
					class="cdx-select"
					id="wiki"
					aria-describedby="wiki-help"
					value={props.chosen ?? wikis()[0]?.name}
					onChange={(event) => props.onChoice(event.currentTarget.value)}
				>
					<For each={wikis()}>
						{(wiki) => (
							<option value={wiki.name} lang={wiki.language}>
								{wiki.siteName}
							</option>
						)}
					</For>
				</select>
			</Field>
		</Show>
	);
}
