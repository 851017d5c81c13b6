/** What the pages for those who write programs say. */
import type { Language } from '../../../campaigns/contract/languages.ts';
import { type SayOf, speakerOf } from '../say.ts';
import ar from './messages/ar.json' with { type: 'json' };
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import he from './messages/he.json' with { type: 'json' };
import ja from './messages/ja.json' with { type: 'json' };

type Key = Exclude<keyof typeof en, '@metadata'>;
export type Say = SayOf<Key>;

const messages: Record<Language, Partial<Record<Key, string>>> = { ar, de, en, es, fr, he, ja };

export function speaker(language: Language) {
	return speakerOf<Key>(messages, language);
}
