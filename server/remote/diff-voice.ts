import { chooseLanguage, type Language } from '../../campaigns/contract/languages.ts';
import ar from '../../campaigns/contract/messages/ar.json' with { type: 'json' };
import de from '../../campaigns/contract/messages/de.json' with { type: 'json' };
import en from '../../campaigns/contract/messages/en.json' with { type: 'json' };
import es from '../../campaigns/contract/messages/es.json' with { type: 'json' };
import fr from '../../campaigns/contract/messages/fr.json' with { type: 'json' };
import he from '../../campaigns/contract/messages/he.json' with { type: 'json' };
import ja from '../../campaigns/contract/messages/ja.json' with { type: 'json' };
import type { DiffVoice } from './sanitise-diff.ts';

const messages: Record<Language, typeof en> = { ar, de, en, es, fr, he, ja };

/** The words that say a diff's colours and signs, in a language (BCP 47) or the one that its readers read next. */
export function voiceIn(language: string): DiffVoice {
	const chosen = chooseLanguage([language]);
	const words = messages[chosen];
	return {
		language: chosen,
		added: words['diff-added'],
		removed: words['diff-removed'],
		addedLine: words['diff-added-line'],
		removedLine: words['diff-removed-line'],
	};
}
