/** Where the scorer finds models: in the database of its own process, or at the web server. */

import type { OutputOf } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { listModels } from '../../campaigns/contract/result-calls.ts';
import type { Db } from '../../db/connect.ts';
import { findModelFacts, listLiveModels, readOnnx } from '../../db/models.ts';
import type { ModelSource } from '../../trainer/score/live-models.ts';

export function modelsOfDatabase(db: Db): ModelSource {
	return {
		listLive: () => listLiveModels(db),
		async read(id) {
			const [facts, onnx] = await Promise.all([findModelFacts(db, id), readOnnx(db, id)]);
			if (!facts || !onnx) throw new Failure('MODEL_UNKNOWN', { modelId: id });
			return { onnx, card: new TextDecoder().decode(facts.card) };
		},
	};
}

/** Asks the web server at `url` (without a slash at the end), each request for at most 10 s. */
export function modelsOfServer(url: string): ModelSource {
	const ask = async (path: string) => {
		const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(10_000) });
		if (!response.ok) throw new Error(`${url}${path} answered ${response.status}`);
		return response;
	};
	return {
		async listLive() {
			const found: OutputOf<typeof listModels>['models'] = [];
			for (let after = ''; ; ) {
				const page = await ask(`${listModels.path}?live=true${after}`);
				const { models, next } = listModels.output.parse(await page.json());
				found.push(...models);
				if (next === null) return found;
				after = `&after=${next}`;
			}
		},
		async read(id) {
			const [onnx, card] = await Promise.all([
				ask(`/models/${id}/model.onnx`),
				ask(`/models/${id}/card.json`),
			]);
			return { onnx: new Uint8Array(await onnx.arrayBuffer()), card: await card.text() };
		},
	};
}
