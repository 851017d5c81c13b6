/** Forms by their digest. They never change, so that each is read once. */
import type { Form } from '../../campaigns/contract/form.ts';
import type { Db } from '../../db/connect.ts';
import { findFormDefinition } from '../../db/forms.ts';

/** of how many forms the words are kept at hand */
const MOST_KEPT = 200;

export type FormCache = {
	/**
	 * A form that something stored names. Asked within a transaction, it reads there: to wait for another connection
	 * while holding one would be to wait for ever once all are held.
	 */
	of(db: Db, digest: string): Promise<Form>;
};

export function createFormCache(): FormCache {
	const kept = new Map<string, Form>();
	return {
		async of(db, digest) {
			const known = kept.get(digest);
			if (known) return known;
			const form = await findFormDefinition(db, digest);
			if (!form) throw new Error(`no form has the digest ${digest}`);
			kept.set(digest, form);
			const [oldest] = kept.keys();
			if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
			return form;
		},
	};
}
