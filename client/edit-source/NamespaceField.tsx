import { createUniqueId, For, type JSX } from 'solid-js';
import { t } from '../language.ts';
import { Icon } from '../parts/Icon.tsx';

/** those that most wikis have; any other by its number */
const usual = [0, 1, 2, 3, 4, 10, 14, 118] as const;

function nameOf(namespace: number): string {
	const known = usual.find((one) => one === namespace);
	return known === undefined ? t('source-namespace-other', namespace) : t(`source-namespace-${known}`);
}

/** Namespaces as chips; one is added by its name or its number. The last one stays. */
export function NamespaceField(props: {
	namespaces: readonly number[];
	onNamespaces: (namespaces: number[]) => void;
}): JSX.Element {
	const id = createUniqueId();
	function add(input: HTMLInputElement): void {
		const typed = input.value.trim();
		const named = usual.find((one) => nameOf(one).toLowerCase() === typed.toLowerCase());
		const namespace = named ?? (/^\d{1,5}$/.test(typed) ? Number(typed) : null);
		if (namespace === null || namespace > 10_000) return;
		input.value = '';
		if (!props.namespaces.includes(namespace)) props.onNamespaces([...props.namespaces, namespace]);
	}
	return (
		<div class="cdx-field lw-frame__ns">
			<div class="cdx-label">
				<label class="cdx-label__label" for={id}>
					<span class="cdx-label__label__text">{t('source-namespaces')}</span>
				</label>
			</div>
			<div class="lw-chips">
				<For each={props.namespaces}>
					{(namespace) => (
						<span class="lw-chip">
							{nameOf(namespace)}
							<button
								type="button"
								aria-label={t('source-remove', nameOf(namespace))}
								disabled={props.namespaces.length === 1}
								onClick={() => props.onNamespaces(props.namespaces.filter((one) => one !== namespace))}
							>
								<Icon name="close" size="x-small" />
							</button>
						</span>
					)}
				</For>
				<input
					id={id}
					type="text"
					size="6"
					list={`${id}-usual`}
					placeholder={t('source-namespace-add')}
					onChange={(event) => add(event.currentTarget)}
					onKeyDown={(event) => {
						if (event.key !== 'Enter') return;
						event.preventDefault();
						add(event.currentTarget);
					}}
				/>
				<datalist id={`${id}-usual`}>
					<For each={usual.filter((one) => !props.namespaces.includes(one))}>
						{(one) => <option value={nameOf(one)} />}
					</For>
				</datalist>
			</div>
		</div>
	);
}
