import { t } from '../language.ts';
import { AskError } from '../server.ts';
import { Draft } from './draft.ts';

/** @throws {AskError} what was saved is no draft that this page knows */
export function readDraftText(content: string): Draft {
	const read = Draft.safeParse(JSON.parse(content));
	if (!read.success) throw new AskError('UNREADABLE', t('forms-draft-unreadable'), { cause: read.error });
	return read.data;
}
