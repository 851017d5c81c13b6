import { readdirSync, readFileSync } from 'node:fs';
import { allLanguages, type Language } from '../../campaigns/contract/languages.ts';

const root = new URL('../../', import.meta.url);

/** Where messages lie, from the root of the repository. */
export const folders = [
	'campaigns/contract/messages',
	'campaigns/templates/messages',
	'client/messages',
	'client/adjudicate/messages',
	'client/coordinate/messages',
	'client/dashboard/messages',
	'client/gold/messages',
	'client/mine/messages',
	'client/imports/messages',
	'client/edit-source/messages',
	'client/joining/messages',
	'client/keys/messages',
	'client/forms/messages',
	'client/wizard/messages',
	'server/pages/messages',
	'server/pages/programs/messages',
] as const;

/** Every language but the one that is translated. */
export const translations: Language[] = allLanguages().filter((language) => language !== 'en');

/** The messages of a file by key, without its metadata. */
export function messagesIn(folder: string, language: string): Map<string, string> {
	const { '@metadata': _, ...messages } = JSON.parse(
		readFileSync(new URL(`${folder}/${language}.json`, root), 'utf8'),
	);
	return new Map(Object.entries<string>(messages));
}

/** The names of the files in a folder, without their ending. */
export function languagesIn(folder: string): string[] {
	return readdirSync(new URL(folder, root))
		.map((file) => file.replace(/\.json$/, ''))
		.sort();
}
