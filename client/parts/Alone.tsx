import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

/** One thing said on an otherwise empty page, and what can be done; facts for whoever helps are folded. */
export function Alone(props: {
	icon: IconName;
	title: string;
	children: JSX.Element;
	actions?: JSX.Element;
	facts?: readonly (readonly [name: string, value: string | undefined])[];
}): JSX.Element {
	const facts = () =>
		(props.facts ?? []).filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
	return (
		<div class="lw-alone">
			<Icon name={props.icon} />
			<h1>{props.title}</h1>
			{props.children}
			<div class="lw-alone__go">{props.actions}</div>
			<Show when={facts().length > 0}>
				<details class="lw-alone__fact">
					<summary>{t('facts-for-helpers')}</summary>
					<dl>
						<For each={facts()}>
							{([name, value]) => (
								<>
									<dt>{name}</dt>
									<dd class="lw-mono">{value}</dd>
								</>
							)}
						</For>
					</dl>
				</details>
			</Show>
		</div>
	);
}
