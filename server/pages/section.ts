import { html } from 'hono/html';
import type { Html, MessageKey, Say } from './say.ts';

type SectionOf<Key> = Key extends `section-${infer Name}` ? Name : never;
/** A part of a page with a heading and an address of its own: those that have a message `section-…`. */
export type SectionName = SectionOf<MessageKey>;

export function section(name: SectionName, say: Say, content: Html): Html {
	return html`<section class="lw-section lw-prose" aria-labelledby="${name}">
          <h2 id="${name}">${say(`section-${name}`)}</h2>
          ${content}
        </section>`;
}

/** The list of a page's sections, at its side. */
export function contents(names: readonly SectionName[], say: Say): Html {
	return html`<nav class="lw-toc" aria-label="${say('on-this-page')}">
          <ol>${names.map((name) => html`<li><a href="#${name}">${say(`section-${name}`)}</a></li>`)}</ol>
        </nav>`;
}
