import { ApiError } from './api-error.ts';

const MOST_VALUES = 50;

/** Warnings by the module that gives them; several of one module stand on lines of their own. */
export type Warnings = Map<string, string[]>;

/** The parameters of one call. What no module asked for is an unrecognised parameter, which MediaWiki warns of. */
export class ApiParams {
	readonly warnings: Warnings = new Map();
	private readonly values: Map<string, string>;
	private readonly asked = new Set<string>();

	constructor(values: Iterable<[string, string]>) {
		this.values = new Map(values);
	}

	warn(module: string, text: string): void {
		this.warnings.set(module, [...(this.warnings.get(module) ?? []), text]);
	}

	text(name: string): string | null {
		this.asked.add(name);
		return this.values.get(name) ?? null;
	}

	flag(name: string): boolean {
		return this.text(name) !== null;
	}

	integer(name: string): number | null {
		const value = this.text(name);
		if (value === null) return null;
		return this.toInteger(name, value);
	}

	/** A number of results to give: 1 to `most`, or `max`. */
	limit(name: string, usual: number, most: number): number {
		const value = this.text(name);
		if (value === null) return usual;
		return value === 'max' ? most : Math.min(Math.max(this.toInteger(name, value), 1), most);
	}

	/** One of several words. @throws ApiError badvalue */
	choice<Word extends string>(name: string, words: readonly Word[], usual: Word): Word {
		const value = this.text(name);
		if (value === null) return usual;
		const word = words.find((candidate) => candidate === value);
		if (!word) throw new ApiError('badvalue', `Unrecognized value for parameter "${name}": ${value}.`);
		return word;
	}

	/** Values separated by `|`, or by U+001F when the first character is one. @throws ApiError toomanyvalues */
	list(name: string): string[] {
		const value = this.text(name);
		if (value === null || value === '') return [];
		const values = value.startsWith('\u001f') ? value.slice(1).split('\u001f') : value.split('|');
		const unique = [...new Set(values)];
		if (unique.length > MOST_VALUES)
			throw new ApiError(
				'toomanyvalues',
				`Too many values supplied for parameter "${name}". The limit is ${MOST_VALUES}.`,
				{ parameter: name, limit: MOST_VALUES, lowlimit: MOST_VALUES, highlimit: 500 },
			);
		return unique;
	}

	integers(name: string): number[] {
		return this.list(name).map((value) => this.toInteger(name, value));
	}

	/** Some of several words; others are warned of and left out. */
	words(module: string, name: string, known: readonly string[], usual: readonly string[] = []): Set<string> {
		if (this.text(name) === null) return new Set(usual);
		const values = this.list(name);
		const unknown = values.filter((value) => !known.includes(value));
		if (unknown.length > 0) {
			const plural = unknown.length > 1 ? 's' : '';
			this.warn(module, `Unrecognized value${plural} for parameter "${name}": ${unknown.join(', ')}`);
		}
		return new Set(values.filter((value) => known.includes(value)));
	}

	/** Call last: warns of what nobody asked for. */
	warnOfRest(): void {
		const rest = [...this.values.keys()].filter((name) => !this.asked.has(name));
		if (rest.length > 0)
			this.warn('main', `Unrecognized parameter${rest.length > 1 ? 's' : ''}: ${rest.join(', ')}.`);
	}

	private toInteger(name: string, value: string): number {
		if (!/^\s*-?\d+\s*$/.test(value))
			throw new ApiError('badinteger', `Invalid value "${value}" for integer parameter "${name}".`);
		return Number(value);
	}
}
