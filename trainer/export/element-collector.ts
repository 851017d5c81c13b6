import type { ExportSite } from './export-revision.ts';
import type { PageParts, RevisionParts, TextElement } from './revision-builder.ts';

export type Attributes = Record<string, string>;

/** Slices keep the whole chunk they were cut from alive; short strings that stay are copied out of it. */
const COPY_BELOW_CHARACTERS = 16_384;

function own(value: string): string {
	return value.length < COPY_BELOW_CHARACTERS ? Buffer.from(value).toString() : value;
}

function textElement(content: string, attributes: Attributes): TextElement {
	const bytes = Number(attributes.bytes ?? -1);
	return {
		content: own(content),
		deleted: 'deleted' in attributes,
		bytes: bytes >= 0 ? bytes : null,
		stored: 'id' in attributes || 'location' in attributes,
	};
}

function emptyRevision(): RevisionParts {
	return {
		id: '',
		parentId: '',
		timestamp: '',
		minor: false,
		comment: '',
		commentDeleted: false,
		model: '',
		format: '',
		sha1: '',
		text: null,
		contributor: { name: null, id: 0, ip: null, deleted: false },
		otherSlots: [],
	};
}

/** Gathers what elements say, by where they stand; knows nothing of XML. */
export class ElementCollector {
	readonly site: ExportSite = { wiki: null, schema: null, namespaces: new Map() };
	page: PageParts = { title: '', namespace: null, pageId: 0, redirectTarget: null };
	revision: RevisionParts = emptyRevision();

	/** An element begins. `path` names the elements around it, root first, joined by `/`. */
	begin(path: string, name: string, attributes: Attributes): void {
		if (path === '' && attributes.version) this.site.schema = attributes.version;
		else if (path === 'mediawiki' && name === 'page')
			this.page = { title: '', namespace: null, pageId: 0, redirectTarget: null };
		else if (path === 'mediawiki/page' && name === 'revision') this.revision = emptyRevision();
		else if (path === 'mediawiki/page/revision' && name === 'content')
			this.revision.otherSlots.push({ role: '', model: '', text: null });
	}

	/** An element is complete. */
	end(path: string, name: string, content: string, attributes: Attributes): void {
		if (path === 'mediawiki/page/revision') this.endInRevision(name, content, attributes);
		else if (path === 'mediawiki/page/revision/contributor') this.endInContributor(name, content);
		else if (path === 'mediawiki/page/revision/content') this.endInSlot(name, content, attributes);
		else if (path === 'mediawiki/page') this.endInPage(name, content, attributes);
		else if (path === 'mediawiki/siteinfo' && name === 'dbname') this.site.wiki = content.trim() || null;
		else if (path === 'mediawiki/siteinfo/namespaces')
			this.site.namespaces.set(content, Number(attributes.key ?? 0));
	}

	private endInPage(name: string, content: string, attributes: Attributes): void {
		if (name === 'title') this.page.title = own(content);
		else if (name === 'ns') this.page.namespace = Number(content);
		else if (name === 'id') this.page.pageId = Number(content);
		else if (name === 'redirect') this.page.redirectTarget = attributes.title ?? null;
	}

	private endInRevision(name: string, content: string, attributes: Attributes): void {
		const { revision } = this;
		if (name === 'id') revision.id = content;
		else if (name === 'parentid') revision.parentId = content;
		else if (name === 'timestamp') revision.timestamp = own(content.trim());
		else if (name === 'minor') revision.minor = true;
		else if (name === 'comment') {
			revision.comment = own(content);
			revision.commentDeleted = 'deleted' in attributes;
		} else if (name === 'model') revision.model = own(content);
		else if (name === 'format') revision.format = own(content);
		else if (name === 'sha1') revision.sha1 = own(content);
		else if (name === 'text') revision.text = textElement(content, attributes);
		else if (name === 'contributor') revision.contributor.deleted = 'deleted' in attributes;
	}

	private endInContributor(name: string, content: string): void {
		const { contributor } = this.revision;
		if (name === 'username') contributor.name = own(content);
		else if (name === 'id') contributor.id = Number(content);
		else if (name === 'ip') contributor.ip = own(content);
	}

	private endInSlot(name: string, content: string, attributes: Attributes): void {
		const slot = this.revision.otherSlots.at(-1);
		if (!slot) return;
		if (name === 'role') slot.role = content;
		else if (name === 'model') slot.model = content;
		else if (name === 'text') slot.text = textElement(content, attributes);
	}
}
