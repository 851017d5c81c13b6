/** Forms that are kept, and what coordinators are at work on. */
import type { Call } from '../../campaigns/contract/call.ts';
import * as calls from '../../campaigns/contract/form-calls.ts';
import { deleteFormDraft, listFormDrafts, putFormDraft, readFormDraft } from '../domain/form-drafts.ts';
import {
	createForm,
	keepFormVersion,
	listForms,
	listFormVersions,
	readForm,
	readFormByDigest,
} from '../domain/forms.ts';
import type { JoinedParts } from '../parts.ts';
import { readWikilabelsForm } from '../wikilabels-form/wikilabels-form.ts';
import { type App, type Handler, mount } from './mount.ts';

export function mountForms(app: App, parts: JoinedParts): void {
	const { db } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);
	const ofLogin = () => parts.wikis.login().name;

	on(calls.listForms, async (query) => await listForms(db, query));
	on(calls.readForm, async ({ familyId, version }) => await readForm(db, familyId, version));
	on(calls.listFormVersions, async ({ familyId, ...page }) => await listFormVersions(db, familyId, page));
	on(calls.readFormByDigest, async ({ digest }) => await readFormByDigest(db, digest));
	on(
		calls.createForm,
		async ({ wiki = ofLogin(), ...kept }, person) => await createForm(parts, wiki, kept, person),
	);
	on(
		calls.keepFormVersion,
		async ({ familyId, ...kept }, person) => await keepFormVersion(parts, familyId, kept, person),
	);

	on(calls.importWikilabelsForm, async ({ yaml, messages = {} }) => readWikilabelsForm(yaml, messages));

	on(calls.listFormDrafts, async (wanted, person) => await listFormDrafts(db, person, wanted));
	on(calls.readFormDraft, async ({ draftId }, person) => await readFormDraft(db, person, draftId));
	on(
		calls.putFormDraft,
		async ({ wiki = ofLogin(), ...draft }, person) => await putFormDraft(parts, { wiki, ...draft }, person),
	);
	on(calls.deleteFormDraft, async ({ draftId }, person) => await deleteFormDraft(db, person, draftId));
}
