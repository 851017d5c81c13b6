import type { InputOf } from '../../campaigns/contract/call.ts';
import type { importDefinition } from '../../campaigns/contract/draft-calls.ts';
import { t } from '../language.ts';
import { isRecord } from '../records.ts';
import { AskError } from '../server.ts';

/**
 * A file as a definition; all but where it belongs is judged by the server.
 *
 * @throws AskError with a sentence for the person when it is none
 */
export function readDefinition(text: string): InputOf<typeof importDefinition>['definition'] {
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch (cause) {
		throw new AskError('UNREADABLE', t('wizard-import-unreadable'), { cause });
	}
	if (!isRecord(read) || !isRecord(read.settings) || typeof read.settings.wiki !== 'string')
		throw new AskError('UNREADABLE', t('wizard-import-unreadable'));
	return read as InputOf<typeof importDefinition>['definition'];
}
