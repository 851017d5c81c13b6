/** What an error says to a person in their language, by its code; an error that nobody translated says it in English. */
import type { ErrorBody } from '../../campaigns/contract/error-body.ts';
import type { Language, Messages } from '../../campaigns/contract/languages.ts';
import ar from '../../campaigns/contract/messages/ar.json' with { type: 'json' };
import de from '../../campaigns/contract/messages/de.json' with { type: 'json' };
import es from '../../campaigns/contract/messages/es.json' with { type: 'json' };
import fr from '../../campaigns/contract/messages/fr.json' with { type: 'json' };
import he from '../../campaigns/contract/messages/he.json' with { type: 'json' };
import ja from '../../campaigns/contract/messages/ja.json' with { type: 'json' };

/** The English is the server's own. */
const messages: Record<Language, Messages> = { ar, de, en: {}, es, fr, he, ja };

export function errorSentence(language: Language, { code, message }: ErrorBody['error']): string {
	const own = messages[language][`error-code-${code}`];
	return typeof own === 'string' ? own : message;
}
