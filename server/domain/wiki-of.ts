/** Which wiki a call is about. */
import type { WikiField } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import { findWikiOfDraft } from '../../db/drafts.ts';
import { findEditList } from '../../db/edit-lists.ts';
import { findWikiOfFamily } from '../../db/forms.ts';
import { findEditOfTask } from '../../db/labels.ts';
import { findWikiOfCampaign, findWikiOfModel, findWikiOfWebhook } from '../../db/wikis.ts';
import type { Wikis } from './ports.ts';

/** @throws {Failure} NOT_FOUND, MODEL_UNKNOWN: there is no such campaign, task, model, form, webhook or list */
export async function wikiOf(
	{ db, wikis }: { db: Db; wikis: Wikis },
	field: WikiField,
	value: unknown,
): Promise<string> {
	if (field === 'wiki') return typeof value === 'string' ? value : wikis.login().name;
	if (field === 'modelId') {
		const wiki = await findWikiOfModel(db, String(value));
		if (wiki === null) throw new Failure('MODEL_UNKNOWN', { modelId: value });
		return wiki;
	}
	if (field === 'listId' || field === 'frameId') {
		const list = await findEditList(db, String(value));
		if (!list) throw new Failure('NOT_FOUND', { [field]: value });
		return list.wiki;
	}
	const id = Number(value);
	const find = {
		campaignId: findWikiOfCampaign,
		draftId: findWikiOfDraft,
		familyId: findWikiOfFamily,
		webhookId: findWikiOfWebhook,
		taskId: async () => (await findEditOfTask(db, id))?.wiki ?? null,
	}[field];
	const wiki = await find(db, id);
	if (wiki === null) throw new Failure('NOT_FOUND', { [field]: value });
	return wiki;
}
