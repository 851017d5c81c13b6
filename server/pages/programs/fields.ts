/** Parts of forms, in Codex's markup. */
import { html } from 'hono/html';
import type { Html } from '../say.ts';

type Text = Html | string;

/** A label, what it means, and the control, which carries `id`. */
export function field(id: string, label: Text, control: Html, help?: Text): Html {
	return html`<div class="cdx-field">
          <div class="cdx-label"><label class="cdx-label__label" for="${id}"><span class="cdx-label__label__text">${label}</span></label>${help ? html`<span class="cdx-label__description" id="${id}-help">${help}</span>` : ''}</div>
          <div class="cdx-field__control">${control}</div>
        </div>`;
}

export function textInput(id: string, more: Html | ''): Html {
	return html`<div class="cdx-text-input"><input class="cdx-text-input__input" id="${id}" name="${id}" ${more}></div>`;
}

/** Several ticks under one heading; those that are fixed cannot be taken away. */
export function ticks(
	name: string,
	legend: Text,
	choices: readonly { value: string; label: Text; help?: Text; ticked?: boolean; fixed?: boolean }[],
): Html {
	return html`<fieldset class="cdx-field lw-ticks-field">
          <legend class="cdx-label"><span class="cdx-label__label"><span class="cdx-label__label__text">${legend}</span></span></legend>
          ${choices.map(
						({
							value,
							label,
							help,
							ticked,
							fixed,
						}) => html`<div class="cdx-checkbox"><div class="cdx-checkbox__wrapper">
            <input class="cdx-checkbox__input" type="checkbox" id="${name}-${value}" name="${name}" value="${value}"${ticked ? html` checked` : ''}${fixed ? html` disabled` : ''}${help ? html` aria-describedby="${name}-${value}-help"` : ''}>
            <span class="cdx-checkbox__icon"></span>
            <div class="cdx-checkbox__label cdx-label"><label class="cdx-label__label" for="${name}-${value}"><span class="cdx-label__label__text">${label}</span></label>${help ? html`<span class="cdx-label__description" id="${name}-${value}-help">${help}</span>` : ''}</div>
          </div></div>`,
					)}
        </fieldset>`;
}

/** Something that is shown once: whoever leaves the page without it has to make another. */
export function shownOnce(words: Text, secret: string): Html {
	return html`<div class="lw-notice" role="status"><div class="lw-notice__text"><p>${words}</p><pre class="lw-code lw-secret" dir="ltr" tabindex="0">${secret}</pre></div></div>`;
}
