import type { Split } from '../../campaigns/contract/edit-source.ts';
import { type Stratum, strataOf } from '../../campaigns/contract/sample-design.ts';
import { formatNumber, t } from '../language.ts';

export type StratumWords = { key: string; first: string; rest: string };

/** What strata are called, by what tells them apart; the first part heads a group of rows. */
export function stratumWords(split: Split): Map<string, StratumWords> {
	return new Map(
		strataOf(split).map((stratum) => {
			const [first = t('source-all-edits'), ...rest] = wordsOf(stratum);
			return [stratum.key, { key: stratum.key, first, rest: rest.join(t('comma')) }];
		}),
	);
}

function wordsOf({ author, reverted, score, category }: Stratum): string[] {
	return [
		...(author ? [t(`source-author-${author}`)] : []),
		...(reverted === undefined ? [] : [t(reverted ? 'source-reverted' : 'source-kept')]),
		...(score === undefined
			? []
			: [
					score === null
						? t('source-unscored')
						: t('source-band', formatNumber(score.from), formatNumber(score.to)),
				]),
		...(category === undefined ? [] : [category ?? t('source-uncategorised')]),
	];
}
