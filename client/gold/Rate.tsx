import { createSignal, type JSX, Show } from 'solid-js';
import { setGold } from '../../campaigns/contract/gold-calls.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { formatNumber, t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Radio } from '../parts/Radio.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

/** one in so many, until somebody says otherwise */
const usual = 10;

/** How often edits with known answers come: not at all, or one in so many. */
export function Rate(props: {
	campaignId: number;
	/** null: not at all */
	every: number | null;
	/** how many there are to hand out */
	total: number;
	/** the campaign is: nothing can be changed */
	over: boolean;
	onSet: (every: number | null) => void;
}): JSX.Element {
	const [on, setOn] = createSignal(props.every !== null);
	const [figure, setFigure] = createSignal(props.every ?? usual);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [said, setSaid] = createSignal('');

	async function save(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		setRefusal(null);
		try {
			const { every } = await ask(setGold, {
				campaignId: props.campaignId,
				every: on() ? figure() : null,
			});
			props.onSet(every);
			setSaid(every === null ? t('gold-saved-off') : t('gold-saved-every', formatNumber(every)));
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
	}

	return (
		<section class="lw-panel" aria-labelledby="rate">
			<h2 id="rate">{t('gold-rate')}</h2>
			<Show when={!props.over} fallback={<p>{t('gold-over')}</p>}>
				<form onSubmit={(event) => void save(event)}>
					<fieldset class="lw-gold__rate" aria-labelledby="rate">
						<Radio
							id="gold-off"
							name="gold-rate"
							label={t('gold-off')}
							checked={!on()}
							onChoose={() => setOn(false)}
						/>
						<Radio
							id="gold-on"
							name="gold-rate"
							label={t('gold-on')}
							checked={on()}
							onChoose={() => setOn(true)}
						/>
						<label class="lw-gold__every" for="gold-every">
							<span>{t('gold-every')}</span>
							<span class="cdx-text-input">
								<input
									class="cdx-text-input__input"
									id="gold-every"
									type="number"
									required
									min="2"
									max="1000"
									step="1"
									disabled={!on()}
									value={figure()}
									onInput={(event) => setFigure(event.currentTarget.valueAsNumber)}
								/>
							</span>
						</label>
					</fieldset>
					<div class="lw-gold__act">
						<Button type="submit">{t('gold-save')}</Button>
						<span class="lw-subtle" role="status">
							{said()}
						</span>
					</div>
					<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
				</form>
				<Show when={props.every !== null && props.total === 0}>
					<p class="lw-note">{t('gold-rate-none')}</p>
				</Show>
			</Show>
		</section>
	);
}
