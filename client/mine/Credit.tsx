import { createSignal, For, type JSX, Show } from 'solid-js';
import type { MyCampaign } from '../../campaigns/contract/mine.ts';
import { setCredit } from '../../campaigns/contract/my-calls.ts';
import { t } from '../language.ts';
import { asAskError, ask } from '../server.ts';

/** With fewer people than this in a dataset, whoever knows the names can guess the numbers. */
const fewPeople = 5;

/** A number or a name: the choice holds at once, everywhere, and can be made again at any time. */
export function Credit(props: {
	credited: boolean;
	name: string;
	campaigns: readonly MyCampaign[];
}): JSX.Element {
	const [credited, setCredited] = createSignal(props.credited);
	const [said, setSaid] = createSignal('');
	const [failure, setFailure] = createSignal<string | null>(null);
	const small = () =>
		props.campaigns.filter(({ dataset }) => dataset !== null && dataset.labellers < fewPeople);

	async function choose(wanted: boolean): Promise<void> {
		const before = credited();
		setCredited(wanted);
		setSaid('');
		setFailure(null);
		try {
			await ask(setCredit, { credited: wanted });
			setSaid(t(wanted ? 'credit-saved-name' : 'credit-saved-number'));
		} catch (thrown) {
			setCredited(before);
			setFailure(asAskError(thrown).message);
		}
	}

	const option = (value: boolean, label: string, help: string) => (
		<label class="lw-option">
			<input type="radio" name="credit" checked={credited() === value} onChange={() => void choose(value)} />
			<span>
				<b>{label}</b>
				<span class="lw-option__help">{help}</span>
			</span>
		</label>
	);
	return (
		<>
			<p>{t('credit-lead')}</p>
			<fieldset class="lw-options" aria-label={t('credit-choice')}>
				{option(false, t('credit-number'), t('credit-number-text'))}
				{option(true, t('credit-name', props.name), t('credit-name-text'))}
			</fieldset>
			<p role="status" class="lw-options__said">
				{said()}
			</p>
			<Show when={failure()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
			<p class="lw-small lw-subtle">{t('credit-risk', fewPeople)}</p>
			<Show when={small().length > 0}>
				<ul class="lw-bullets lw-small">
					<For each={small()}>
						{({ name, dataset }) => <li>{t('credit-risk-here', dataset?.labellers ?? 0, name)}</li>}
					</For>
				</ul>
			</Show>
		</>
	);
}
