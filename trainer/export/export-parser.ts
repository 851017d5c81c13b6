import { SaxesParser } from 'saxes';
import { type Attributes, ElementCollector } from './element-collector.ts';
import { ExportError, type ExportErrorCode, type ExportPlace } from './export-error.ts';
import type { ExportRevision } from './export-revision.ts';
import { buildRevision, RevisionRefused } from './revision-builder.ts';

/** MediaWiki allows 2 MiB a page (older revisions a little more); beyond this something else is being read. */
const LONGEST_ELEMENT_CHARACTERS = 64 * 1024 * 1024;

type OpenElement = { name: string; attributes: Attributes; path: string };

/** The XML of one export, pushed in as it arrives; revisions come out as soon as each is complete. */
export class ExportParser {
	private readonly collector = new ElementCollector();
	private readonly sax = new SaxesParser();
	private readonly open: OpenElement[] = [];
	private readonly chosenWiki: string | null;
	private ready: ExportRevision[] = [];
	private content = '';
	private elementStart = 0;
	private chunk = '';
	private chunkStart = 0;
	private bytesBefore = 0;
	private finishing = false;
	private failure: unknown = null;

	/** @param chosenWiki database name that replaces the one in the file; needed before schema 0.9 */
	constructor(chosenWiki: string | null) {
		this.chosenWiki = chosenWiki;
		this.sax.on('opentag', ({ name, attributes }) => this.begin(name, attributes));
		this.sax.on('closetag', ({ name }) => this.end(name));
		this.sax.on('text', (text) => this.add(text));
		this.sax.on('cdata', (text) => this.add(text));
		this.sax.on('error', (cause) => this.refuseXml(cause));
	}

	/** Takes the next piece of the file and returns the revisions completed by it; a failure comes after them. */
	write(chunk: string): ExportRevision[] {
		if (this.failure) throw this.failure;
		this.bytesBefore += Buffer.byteLength(this.chunk);
		this.chunkStart = this.sax.position;
		this.chunk = chunk;
		try {
			this.sax.write(chunk);
			if (this.sax.position - this.elementStart > LONGEST_ELEMENT_CHARACTERS)
				this.refuse(
					'EXPORT_MALFORMED',
					'An element of more than 64 million characters is no text of a wiki page.',
				);
		} catch (error) {
			if (this.ready.length === 0) throw error;
			this.failure = error;
		}
		const { ready } = this;
		this.ready = [];
		return ready;
	}

	/** Call at the end of the file: an export that is not closed is no whole export. */
	finish(): void {
		if (this.failure) throw this.failure;
		this.finishing = true;
		this.sax.close();
	}

	private begin(name: string, attributes: Attributes): void {
		const around = this.open.at(-1);
		const path = around ? (around.path === '' ? around.name : `${around.path}/${around.name}`) : '';
		if (!around && name !== 'mediawiki')
			this.refuse(
				'EXPORT_NOT_MEDIAWIKI',
				`The file begins with <${name}>, not with <mediawiki>. Give an XML export.`,
			);
		if (path === 'mediawiki' && name === 'logitem')
			this.refuse(
				'EXPORT_NOT_MEDIAWIKI',
				'The file is an export of logs. Give one of pages and their revisions.',
			);
		this.open.push({ name, attributes, path });
		this.collector.begin(path, name, attributes);
		this.content = '';
		this.elementStart = this.sax.position;
	}

	private add(text: string): void {
		this.content += text;
	}

	private end(name: string): void {
		const element = this.open.pop();
		if (!element) return;
		const { path, attributes } = element;
		this.collector.end(path, name, this.content, attributes);
		this.content = '';
		this.elementStart = this.sax.position;
		if (path === 'mediawiki/page' && name === 'revision') this.ready.push(this.build());
	}

	private build(): ExportRevision {
		const { site, page, revision } = this.collector;
		const wiki = this.chosenWiki ?? site.wiki;
		if (!wiki)
			this.refuse(
				'EXPORT_WIKI_UNKNOWN',
				'This export does not name its wiki. Say its database name, e.g. enwiki.',
			);
		try {
			return buildRevision(wiki, site, page, revision);
		} catch (cause) {
			if (!(cause instanceof RevisionRefused)) throw cause;
			const message = `A revision of the page "${page.title}" cannot be used: ${cause.message}. Export it again.`;
			return this.refuse('EXPORT_MALFORMED', message, cause);
		}
	}

	private place(): ExportPlace {
		const read = this.chunk.slice(0, Math.max(0, this.sax.position - this.chunkStart));
		return { line: this.sax.line, column: this.sax.column, byte: this.bytesBefore + Buffer.byteLength(read) };
	}

	private refuse(code: ExportErrorCode, message: string, cause?: unknown): never {
		throw new ExportError(code, message, { place: this.place(), cause });
	}

	private refuseXml(cause: Error): never {
		if (!this.finishing)
			this.refuse('EXPORT_MALFORMED', 'The XML is broken. Download or export it again.', cause);
		const inside = this.open.at(-1)?.name;
		const message = inside ? `The export ends inside <${inside}>.` : 'The file holds no export.';
		return this.refuse('EXPORT_TRUNCATED', `${message} Download or export it again.`, cause);
	}
}
