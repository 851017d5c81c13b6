/** Numbers, shares, sizes and dates as people write them. */
import { type Language, languages } from '../../campaigns/contract/languages.ts';

export type Formats = {
	/** 12,345 */
	integer(value: number): string;
	/** a change, with its sign: +60, −7, ±0 */
	change(value: number): string;
	/** 0.914 becomes 91.4% */
	percent(share: number): string;
	/** two decimals: 0.86 */
	probability(value: number): string;
	/** three decimals, for figures that may be near nothing: 0.003 */
	small(value: number): string;
	/** decimal units, as download dialogs show them: 412 kB */
	bytes(count: number): string;
	/** of an ISO 8601 time, in UTC: 12 June 2026 */
	date(iso: string): string;
	/** of the same with the time of day, in UTC, briefly: 12 Jun 2026, 14:32 */
	dateTime(iso: string): string;
};

/** How a language writes figures. */
export function formatsOf(language: Language): Formats {
	const { locale } = languages[language];
	const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const changes = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
	const probabilities = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
	const smalls = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
	const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
	const dates = new Intl.DateTimeFormat(locale, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
	const times = new Intl.DateTimeFormat(locale, {
		...{ day: 'numeric', month: 'short', year: 'numeric' },
		...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
		timeZone: 'UTC',
	});
	const sized = (unit: string, unitDisplay: 'short' | 'long') =>
		new Intl.NumberFormat(locale, {
			style: 'unit',
			unit,
			unitDisplay,
			maximumSignificantDigits: 2,
			maximumFractionDigits: 0,
			roundingPriority: 'morePrecision',
		});
	return {
		integer: (value) => integers.format(value),
		change: (value) => (value === 0 ? `±${integers.format(0)}` : changes.format(value).replace('-', '−')),
		percent: (share) => percents.format(share),
		probability: (value) => probabilities.format(value),
		small: (value) => smalls.format(value),
		bytes(count) {
			if (count < 1000) return sized('byte', 'long').format(count);
			if (count < 1_000_000) return sized('kilobyte', 'short').format(count / 1000);
			return sized('megabyte', 'short').format(count / 1_000_000);
		},
		date: (iso) => dates.format(new Date(iso)),
		dateTime: (iso) => times.format(new Date(iso)),
	};
}
