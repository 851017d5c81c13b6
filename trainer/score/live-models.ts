/**
 * The models that are live, kept loaded. A newly promoted one proves itself first; until it has, and if it cannot, the
 * one before it goes on answering.
 */
import { type ModelCard, parseCard } from '../model/card.ts';
import { featureSpec } from '../model/feature-sets.ts';
import { type LoadedModel, loadModel } from './scorer.ts';

/** Where models come from: the database in one process, the web server's files in another. */
export type ModelSource = {
	listLive(): Promise<readonly { id: string; wiki: string; name: string }[]>;
	read(id: string): Promise<{ onnx: Uint8Array; card: string }>;
};

export type ServedModel = LoadedModel & { id: string; wiki: string; name: string; card: ModelCard };

export class LiveModels {
	readonly #source: ModelSource;
	readonly #served = new Map<string, ServedModel>();
	readonly #faults = new Map<string, string>();
	#refreshing: Promise<void> | null = null;

	constructor(source: ModelSource) {
		this.#source = source;
	}

	/** The models that answer, each proven. */
	served(): readonly ServedModel[] {
		return [...this.#served.values()];
	}

	/** Why a live model does not answer, one sentence each. */
	faults(): readonly string[] {
		return [...this.#faults.values()];
	}

	/** Looks which models are live now, loads and proves new ones, lets go of retired ones. One look at a time. */
	refresh(): Promise<void> {
		this.#refreshing ??= this.#refresh().finally(() => {
			this.#refreshing = null;
		});
		return this.#refreshing;
	}

	async close(): Promise<void> {
		await Promise.all(this.served().map((model) => model.close()));
		this.#served.clear();
	}

	async #refresh(): Promise<void> {
		const live = await this.#source.listLive();
		const places = new Set(live.map(placeOf));
		for (const [place, model] of this.#served)
			if (!places.has(place)) {
				this.#served.delete(place);
				await model.close();
			}
		this.#faults.clear();
		for (const entry of live)
			if (this.#served.get(placeOf(entry))?.id !== entry.id) await this.#replace(entry);
	}

	async #replace(entry: { id: string; wiki: string; name: string }): Promise<void> {
		const place = placeOf(entry);
		try {
			const { onnx, card: text } = await this.#source.read(entry.id);
			const card = parseCard(text);
			const loaded = await loadModel(onnx, card, featureSpec(card.features.set));
			const before = this.#served.get(place);
			this.#served.set(place, { ...closedWhenIdle(loaded), ...entry });
			await before?.close();
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			this.#faults.set(place, `${entry.name} of ${entry.wiki} (${entry.id.slice(0, 12)}): ${reason}`);
		}
	}
}

/** A model that is replaced finishes what it was asked before its memory is freed. */
function closedWhenIdle(model: LoadedModel): LoadedModel {
	const running = new Set<Promise<unknown>>();
	return {
		card: model.card,
		score(rows, rowCount) {
			const run = model.score(rows, rowCount);
			running.add(run);
			return run.finally(() => running.delete(run));
		},
		async close() {
			await Promise.allSettled(running);
			await model.close();
		},
	};
}

function placeOf({ wiki, name }: { wiki: string; name: string }): string {
	return `${wiki} ${name}`;
}
