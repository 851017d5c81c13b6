/** What an error says to a person, in their language: by its code, as long as its sentence is the contract's own. */
import type { ErrorBody } from '../../campaigns/contract/errors.ts';
import { type Language, type Messages, translated } from '../../campaigns/contract/languages.ts';
import ar from '../../campaigns/contract/messages/ar.json' with { type: 'json' };
import de from '../../campaigns/contract/messages/de.json' with { type: 'json' };
import en from '../../campaigns/contract/messages/en.json' with { type: 'json' };
import es from '../../campaigns/contract/messages/es.json' with { type: 'json' };
import fr from '../../campaigns/contract/messages/fr.json' with { type: 'json' };
import he from '../../campaigns/contract/messages/he.json' with { type: 'json' };
import ja from '../../campaigns/contract/messages/ja.json' with { type: 'json' };

const messages: Record<Language, Messages> = { ar, de, en, es, fr, he, ja };

export function errorSentence(language: Language, { code, message }: ErrorBody['error']): string {
	return translated(`error-code-${code}`, message, en, messages[language]);
}
