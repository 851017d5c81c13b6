/** What a new campaign asks: a template's form, one of the coordinator's own, or one that is kept. */
import { customTemplate, type NewCampaign, type View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { findTemplate, templates } from '../../campaigns/templates/templates.ts';
import type { Db } from '../../db/connect.ts';
import { canonicalJson } from './canonical-json.ts';
import { definitionOf, judge } from './forms.ts';

type Asked = { template: string; form: Form; view: View };

/** @throws {Failure} INVALID_INPUT (template, form), NOT_FOUND (no form with this digest) */
export async function formFor(
	db: Db,
	{ template: key, form, formDigest }: Pick<NewCampaign, 'template' | 'form' | 'formDigest'>,
): Promise<Asked> {
	if ([key, form, formDigest].filter((one) => one !== undefined).length > 1)
		throw new Failure('INVALID_INPUT', {
			form: 'send a form of your own, the digest of one that is kept, or the key of a template: one of the three',
		});
	if (form) {
		judge(form);
		return { template: customTemplate, form, view: 'diff' };
	}
	if (formDigest !== undefined) return asTemplate(await definitionOf(db, formDigest));
	const template = findTemplate(key ?? '');
	if (!template)
		throw new Failure('INVALID_INPUT', {
			template: `choose one of: ${templates.map((t) => t.key).join(', ')}; or send a form of your own`,
		});
	return { template: template.key, form: template.form, view: template.view };
}

/** A form that asks word for word what a template asks, in whatever languages besides, teaches the same models. */
function asTemplate(form: Form): Asked {
	const { texts: _, ...original } = form;
	const asked = canonicalJson(original);
	const same = templates.find((template) => canonicalJson(template.form) === asked);
	return { template: same?.key ?? customTemplate, form, view: same?.view ?? 'diff' };
}
