/** The widgets of a form as OOjs UI nests them, in a row: what holds others is gone through, what asks is kept. */

export type Widget = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Widget {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A widget with the words that its layout has for it. */
export type Field = {
	/** without `OO.ui.` */
	kind: string;
	widget: Widget;
	label: unknown;
	help: unknown;
	/** the number of the group that it stands in; null for none */
	group: number | null;
};

/** A frame around several widgets, with a title of its own. */
export type Group = { label: unknown; help: unknown };

/** Their items are answers, not widgets to fill in. */
const choosers = /select|dropdown|combobox|semantic/i;

/** Every widget that is no layout, in the order in which they are seen. */
export function flatten(fields: readonly unknown[]): { fields: Field[]; groups: Group[] } {
	const found: Field[] = [];
	const groups: Group[] = [];

	function visit(value: unknown, words: Group, group: number | null): void {
		if (!isRecord(value)) return;
		const kind = kindOf(value);
		const own = { label: value.label ?? words.label, help: value.help ?? words.help };
		if (isRecord(value.fieldWidget)) {
			visit(value.fieldWidget, own, group);
		} else if (Array.isArray(value.items) && !choosers.test(kind)) {
			const at = /Fieldset/.test(kind) ? groups.push({ label: value.label, help: value.help }) - 1 : group;
			for (const item of value.items) visit(item, { label: undefined, help: undefined }, at);
		} else {
			found.push({ kind, widget: value, ...(kind === 'LabelWidget' ? words : own), group });
		}
	}

	for (const field of fields) visit(field, { label: undefined, help: undefined }, null);
	return { fields: found, groups };
}

function kindOf(widget: Widget): string {
	return typeof widget.class === 'string' ? widget.class.replace(/^OO\.ui\./, '') : '';
}

/** What looks different and means the same: colours, icons, places. */
const looks = ['flags', 'icon', 'iconTitle', 'indicator', 'classes', 'align', 'framed', 'rows', 'autosize'];

export function hasLooks(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(hasLooks);
	return isRecord(value) && (looks.some((name) => name in value) || Object.values(value).some(hasLooks));
}
