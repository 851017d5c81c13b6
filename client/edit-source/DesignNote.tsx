import { type JSX, Show } from 'solid-js';
import type { CountedStratum } from '../../campaigns/contract/edit-list.ts';
import { designSample } from '../../campaigns/contract/sample-design.ts';
import { formatNumber, t } from '../language.ts';

/** What a design costs and what it gains, in sentences. Read out when one stops typing. */
export function DesignNote(props: {
	strata: readonly CountedStratum[];
	take: Readonly<Record<string, number>>;
	/** the model whose scores split the frame */
	model: string | undefined;
}): JSX.Element {
	const design = () => designSample(props.strata, props.take);
	/** how many positive ones the model guesses: in the sample, and in as many drawn evenly */
	const guessed = () => {
		const { strata, size, take } = design();
		let [here, all] = [0, 0];
		for (const [at, { meanScore }] of props.strata.entries()) {
			here += (meanScore ?? 0) * (strata[at]?.take ?? 0);
			all += (meanScore ?? 0) * (strata[at]?.size ?? 0);
		}
		return { here, evenly: size === 0 ? 0 : (all / size) * take };
	};
	const whole = (figure: number) => formatNumber(figure, { maximumFractionDigits: 0 });
	return (
		<div class="lw-note" role="status">
			<Show when={design().take > 0} fallback={<p>{t('source-take-some')}</p>}>
				<p>
					<Show when={props.model}>
						{(model) => <>{t('source-damaging', whole(guessed().here), model(), whole(guessed().evenly))} </>}
					</Show>
					{t('source-effective', design().take, whole(design().effectiveSize))}
				</p>
				<Show when={design().exhausted.length > 0}>
					<p>{t('source-exhausted', design().exhausted.length)}</p>
				</Show>
				<Show when={design().uncovered > 0}>
					<p>{t('source-uncovered', design().uncovered)}</p>
				</Show>
			</Show>
		</div>
	);
}
