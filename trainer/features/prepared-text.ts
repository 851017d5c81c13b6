/** One text with everything the features ask of it, each worked out when first asked for and once. */
import { codePoints } from './characters.ts';
import type { Frequencies } from './frequency.ts';
import { longestRepeatedCharacter, measureTokens, type TokenMeasures } from './token-measures.ts';
import { type Tokens, tokenize } from './tokenizer.ts';
import { countNodes, type NodeCounts } from './wikitext/nodes.ts';
import { type WordList, wordFrequencies } from './word-list.ts';

export class PreparedText {
	readonly text: string;
	#tokens: Tokens | undefined;
	#measures: TokenMeasures | undefined;
	#nodes: NodeCounts | undefined;
	#characters: number | undefined;
	#longestRepeated: number | undefined;
	readonly #words = new Map<WordList, Frequencies>();

	constructor(text: string) {
		this.text = text;
	}

	/** length in code points */
	get characters(): number {
		this.#characters ??= codePoints(this.text);
		return this.#characters;
	}

	get tokens(): TokenMeasures {
		this.#measures ??= measureTokens(this.#tokenized());
		return this.#measures;
	}

	get nodes(): NodeCounts {
		this.#nodes ??= countNodes(this.text);
		return this.#nodes;
	}

	get longestRepeatedCharacter(): number {
		this.#longestRepeated ??= longestRepeatedCharacter(this.text);
		return this.#longestRepeated;
	}

	/** How often words of a list occur. */
	words(list: WordList): Frequencies {
		let found = this.#words.get(list);
		if (!found) {
			found = wordFrequencies(this.#tokenized(), list);
			this.#words.set(list, found);
		}
		return found;
	}

	#tokenized(): Tokens {
		this.#tokens ??= tokenize(this.text);
		return this.#tokens;
	}
}

/** A text to take features from. Whoever walks through a page's history hands the same one on as the next parent. */
export function prepareText(text: string): PreparedText {
	return new PreparedText(text);
}
