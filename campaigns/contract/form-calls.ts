/** The calls about forms that are kept: apart from the others, so that the labelling page need not carry them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Form } from './form.ts';
import { ImportNote } from './import-note.ts';
import { DraftContent, FormDigest, FormDraft, StoredForm, VersionNote } from './stored-form.ts';

const familyId = z.int().check(z.minimum(1));
const wiki = z.optional(z.string().check(z.minLength(1), z.maxLength(64)));
/** rows a page */
const limit = z.optional(z.int().check(z.minimum(1), z.maximum(100)));
const number = z.optional(z.int().check(z.minimum(1)));
const draftId = z.uuid();
const ok = z.object({ ok: z.literal(true) });
const whole = z.object({ form: StoredForm, definition: Form });

export const listForms = call({
	method: 'GET',
	path: '/api/forms',
	summary: 'Forms that are kept, each as its newest version; the newest families first.',
	who: 'anyone',
	input: z.object({
		/** of all wikis when left out */
		wiki,
		/** `next` of the page before */
		after: number,
		limit,
	}),
	output: z.object({ forms: z.array(StoredForm), next: z.nullable(z.int()) }),
});

export const readForm = call({
	method: 'GET',
	path: '/api/forms/{familyId}',
	summary: 'One version of a form, with what it asks.',
	who: 'anyone',
	input: z.object({
		familyId,
		/** the newest when left out */
		version: number,
	}),
	output: whole,
});

export const listFormVersions = call({
	method: 'GET',
	path: '/api/forms/{familyId}/versions',
	summary: 'The versions of a form, the newest first.',
	who: 'anyone',
	input: z.object({ familyId, after: number, limit }),
	output: z.object({ versions: z.array(StoredForm), next: z.nullable(z.int()) }),
});

export const readFormByDigest = call({
	method: 'GET',
	path: '/api/form-digests/{digest}',
	summary:
		'What the form with this digest asks, whether it is kept in a family or a campaign brought it along.',
	who: 'anyone',
	input: z.object({ digest: FormDigest }),
	output: z.object({
		digest: FormDigest,
		definition: Form,
		/** the newest versions that ask this, at most 20 */
		versions: z.array(StoredForm),
	}),
});

export const createForm = call({
	method: 'POST',
	path: '/api/forms',
	summary: 'Keeps a form as version 1 of a family of its own.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({
		wiki,
		definition: Form,
		note: z.optional(VersionNote),
		/** a draft of mine that this was: it is done with */
		draftId: z.optional(draftId),
	}),
	output: whole,
});

export const keepFormVersion = call({
	method: 'POST',
	path: '/api/forms/{familyId}/versions',
	summary: 'Keeps a form as the next version of its family. The same as the newest adds nothing.',
	who: 'coordinator',
	wikiOf: 'familyId',
	input: z.object({
		familyId,
		definition: Form,
		/** the newest version as far as you know: refused when somebody has kept another one since */
		after: z.int().check(z.minimum(1)),
		note: z.optional(VersionNote),
		draftId: z.optional(draftId),
	}),
	output: whole,
});

export const listFormDrafts = call({
	method: 'GET',
	path: '/api/form-drafts',
	summary: 'The forms that I am at work on, those saved last first.',
	who: 'self',
	input: z.object({
		/** those of one family */
		familyId: z.optional(familyId),
		/** `next` of the page before */
		after: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/))),
		limit,
	}),
	output: z.object({ drafts: z.array(FormDraft), next: z.nullable(z.string()) }),
});

export const readFormDraft = call({
	method: 'GET',
	path: '/api/form-drafts/{draftId}',
	summary: 'A form that I am at work on.',
	who: 'self',
	input: z.object({ draftId }),
	output: z.object({ draft: FormDraft, content: z.string() }),
});

export const putFormDraft = call({
	method: 'PUT',
	path: '/api/form-drafts/{draftId}',
	summary: 'Saves what I am at work on, whatever is still wrong with it, under an id made by the browser.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({
		draftId,
		wiki,
		familyId: z.optional(familyId),
		basedOn: number,
		name: z.string().check(z.maxLength(2000)),
		content: DraftContent,
	}),
	output: z.object({ draft: FormDraft }),
});

export const deleteFormDraft = call({
	method: 'DELETE',
	path: '/api/form-drafts/{draftId}',
	summary: 'Throws a draft of mine away. What was kept as a version stays.',
	who: 'self',
	input: z.object({ draftId }),
	output: ok,
});

export const importWikilabelsForm = call({
	method: 'POST',
	path: '/api/form-imports/wikilabels',
	summary:
		'Reads a form of Wikilabels as one that campaigns here can ask, and says what is other than it was. Nothing is stored.',
	who: 'person',
	input: z.object({
		/** the YAML of `forms/available/<form>.yaml` */
		yaml: z.string().check(z.minLength(1), z.maxLength(200_000)),
		/** what `forms/i18n/<form>/<language>.json` say, by language */
		messages: z.optional(z.record(z.string().check(z.maxLength(40)), z.record(z.string(), z.unknown()))),
	}),
	output: z.object({ definition: Form, notes: z.array(ImportNote) }),
});

export const formCalls = {
	importWikilabelsForm,
	listForms,
	readForm,
	listFormVersions,
	readFormByDigest,
	createForm,
	keepFormVersion,
	listFormDrafts,
	readFormDraft,
	putFormDraft,
	deleteFormDraft,
} as const;
