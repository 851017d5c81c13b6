import { createSignal, For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { updateCampaign } from '../../campaigns/contract/life-calls.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { fromLocalTime, toLocalTime } from '../wizard/local-time.ts';
import { Refusal } from './Refusal.tsx';

const numbers = [
	{ name: 'labelsPerTask', max: 20 },
	{ name: 'tasksPerWorkset', max: 100 },
	{ name: 'leaseMinutes', max: 10_080 },
] as const;

/** What may be changed of a campaign while it runs. Only what is changed is sent. */
export function ChangeForm(props: {
	campaign: Campaign;
	onChanged: (campaign: Campaign) => void;
}): JSX.Element {
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [said, setSaid] = createSignal('');
	const [sending, setSending] = createSignal(false);

	async function send(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
		event.preventDefault();
		const { campaign } = props;
		const typed = new FormData(event.currentTarget);
		const text = (name: string) => String(typed.get(name) ?? '').trim();
		const deadline = text('deadline');
		const wanted = {
			name: text('name'),
			purpose: text('purpose'),
			announcement: text('announcement') || null,
			...(deadline === toLocalTime(campaign.deadline) ? {} : { deadline: fromLocalTime(deadline) }),
			...Object.fromEntries(numbers.map(({ name }) => [name, Number(text(name))])),
		};
		const changes = Object.fromEntries(
			Object.entries(wanted).filter(([field, value]) => campaign[field as keyof Campaign] !== value),
		);
		setSaid('');
		setRefusal(null);
		if (Object.keys(changes).length === 0) return;
		setSending(true);
		try {
			const reason = text('reason') || undefined;
			props.onChanged((await ask(updateCampaign, { campaignId: campaign.id, reason, ...changes })).campaign);
			setSaid(t('coordinate-changed'));
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setSending(false);
		}
	}

	const input = (id: string, more: JSX.InputHTMLAttributes<HTMLInputElement>) => (
		<div class="cdx-text-input">
			<input class="cdx-text-input__input" id={`change-${id}`} name={id} {...more} />
		</div>
	);
	const fieldNames = () => ({
		...{ name: t('coordinate-name'), purpose: t('coordinate-purpose'), deadline: t('coordinate-deadline') },
		announcement: t('coordinate-announcement'),
		...Object.fromEntries(numbers.map(({ name }) => [name, t(`coordinate-${name}`)])),
	});
	return (
		<form onSubmit={(event) => void send(event)}>
			<Field id="change-name" label={t('coordinate-name')}>
				{input('name', { value: props.campaign.name, required: true, maxLength: 200, dir: 'auto' })}
			</Field>
			<Field id="change-purpose" label={t('coordinate-purpose')}>
				<textarea
					class="cdx-text-area__textarea"
					id="change-purpose"
					name="purpose"
					rows="3"
					required
					maxlength="1000"
					dir="auto"
					value={props.campaign.purpose}
				/>
			</Field>
			<Field
				id="change-announcement"
				label={t('coordinate-announcement')}
				help={t('coordinate-announcement-help')}
			>
				{input('announcement', { value: props.campaign.announcement ?? '', maxLength: 300, dir: 'auto' })}
			</Field>
			<Show when={props.campaign.status !== 'closing'}>
				<Field id="change-deadline" label={t('coordinate-deadline')} help={t('coordinate-deadline-help')}>
					{input('deadline', { type: 'datetime-local', value: toLocalTime(props.campaign.deadline) })}
				</Field>
			</Show>
			<div class="lw-numbers">
				<For each={numbers}>
					{({ name, max }) => (
						<Field
							id={`change-${name}`}
							label={t(`coordinate-${name}`)}
							help={t(name === 'labelsPerTask' ? 'coordinate-labels-up' : `coordinate-${name}-help`)}
						>
							{input(name, {
								type: 'number',
								required: true,
								min: name === 'labelsPerTask' ? props.campaign.labelsPerTask : 1,
								max: props.campaign.status === 'closing' ? props.campaign[name] : max,
								value: props.campaign[name],
							})}
						</Field>
					)}
				</For>
			</div>
			<Field id="change-reason" label={t('coordinate-reason')}>
				{input('reason', { maxLength: 500, dir: 'auto' })}
			</Field>
			<Show when={refusal()}>{(error) => <Refusal error={error()} fields={fieldNames()} />}</Show>
			<div class="lw-change__foot">
				<p role="status">{said()}</p>
				<Button type="submit" weight="primary" progressive disabled={sending()}>
					{t('coordinate-change-save')}
				</Button>
			</div>
		</form>
	);
}
