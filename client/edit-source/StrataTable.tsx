import { For, type JSX, Show } from 'solid-js';
import type { CountedStratum } from '../../campaigns/contract/edit-list.ts';
import type { Split } from '../../campaigns/contract/edit-source.ts';
import { designSample } from '../../campaigns/contract/sample-design.ts';
import { formatNumber, t } from '../language.ts';
import { stratumWords } from './stratum-words.ts';

const most = 1_000_000;

/** How many there are of each stratum, and what taking so many means; it follows as one types. */
export function StrataTable(props: {
	split: Split;
	strata: readonly CountedStratum[];
	take: Readonly<Record<string, number>>;
	onTake: (take: Record<string, number>) => void;
}): JSX.Element {
	const words = () => stratumWords(props.split);
	/** a stratum that nobody expects and that is not there needs no row */
	const shown = () =>
		props.strata.filter(({ key, count }) => count > 0 || !/(^|\/)(unscored|uncategorised)(\/|$)/.test(key));
	const design = () => designSample(shown(), props.take);
	const rows = () =>
		design().strata.map((stratum, at, all) => {
			const { first = '', rest = '' } = words().get(stratum.key) ?? {};
			const before = all[at - 1];
			const isFirst = !before || words().get(before.key)?.first !== first;
			const span = all.slice(at).findIndex(({ key }) => words().get(key)?.first !== first);
			return { stratum, first, rest, isFirst, span: span < 0 ? all.length - at : span };
		});
	const setTake = (key: string, text: string) => {
		const figure = Math.min(most, Number(text.replace(/\D/g, '')));
		props.onTake({ ...props.take, [key]: figure });
	};
	const percent = (share: number) => formatNumber(share, { style: 'percent', maximumSignificantDigits: 2 });
	return (
		// what scrolls must be reachable by keys
		<section class="lw-table-scroll" tabindex="0" aria-labelledby="strata">
			<table class="lw-table lw-strata__table">
				<thead>
					<tr>
						<th scope="col" colspan="2">
							{t('source-group')}
						</th>
						<th scope="col" class="lw-end">
							{t('source-there-are')}
						</th>
						<th scope="col" class="lw-end">
							{t('source-take')}
						</th>
						<th scope="col" class="lw-end">
							{t('source-chance')}
						</th>
						<th scope="col" class="lw-end">
							{t('source-weight')}
						</th>
						<th scope="col">
							<span class="lw-key">
								<i />
								{t('source-share-wiki')}
							</span>
							<span class="lw-key">
								<i class="is-ours" />
								{t('source-share-sample')}
							</span>
						</th>
					</tr>
				</thead>
				<tbody>
					<For each={rows().map(({ stratum }) => stratum.key)}>
						{(key, at) => {
							const row = () => rows()[at()];
							return (
								<Show when={row()}>
									{(one) => (
										<tr classList={{ 'lw-strata__first': one().isFirst }}>
											<Show when={one().isFirst}>
												<th scope="rowgroup" rowspan={one().span} colspan={one().rest === '' ? 2 : 1}>
													<bdi>{one().first}</bdi>
												</th>
											</Show>
											<Show when={one().rest !== ''}>
												<th scope="row">
													<bdi>{one().rest}</bdi>
												</th>
											</Show>
											<td class="lw-end">{formatNumber(one().stratum.size)}</td>
											<td class="lw-end">
												<div class="cdx-text-input lw-strata__take">
													<input
														class="cdx-text-input__input"
														type="text"
														inputmode="numeric"
														aria-label={t(
															'source-take-of',
															[one().first, one().rest].filter(Boolean).join(t('comma')),
														)}
														value={props.take[key] ?? 0}
														onInput={(event) => setTake(key, event.currentTarget.value)}
														onBlur={(event) => {
															event.currentTarget.value = String(props.take[key] ?? 0);
														}}
													/>
												</div>
											</td>
											<td class="lw-end">
												{formatNumber(one().stratum.chance, { maximumFractionDigits: 4 })}
											</td>
											<td class="lw-end">
												{one().stratum.weight === null
													? '–'
													: formatNumber(one().stratum.weight ?? 0, { maximumFractionDigits: 1 })}
											</td>
											<td class="lw-strata__shares">
												<For each={[one().stratum.shareOfFrame, one().stratum.shareOfSample]}>
													{(share) => (
														<span style={{ '--share': share * 100 }}>
															<i />
															{percent(share)}
														</span>
													)}
												</For>
											</td>
										</tr>
									)}
								</Show>
							);
						}}
					</For>
				</tbody>
				<tfoot>
					<tr>
						<th scope="row" colspan="2">
							{t('source-all')}
						</th>
						<td class="lw-end">{formatNumber(design().size)}</td>
						<td class="lw-end lw-strata__sum">{formatNumber(design().take)}</td>
						<td colspan="3" />
					</tr>
				</tfoot>
			</table>
		</section>
	);
}
