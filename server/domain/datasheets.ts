/** The part of a datasheet that people write: a text per section, each rewording kept. */
import {
	type DatasheetNote,
	type DatasheetSection,
	datasheetSections,
} from '../../campaigns/contract/datasheet.ts';
import type { Db } from '../../db/connect.ts';
import { insertDatasheetNote, listDatasheetNotes } from '../../db/datasheets.ts';
import type { PersonRow } from '../../db/people.ts';
import { nameUnlessLeft } from './access.ts';
import { findCampaign } from './campaigns.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';

/**
 * The texts that stand, in the order of the sections; one that was taken back is not there.
 *
 * @throws {Failure} NOT_FOUND
 */
export async function readNotes(db: Db, campaignId: number): Promise<DatasheetNote[]> {
	await findCampaign(db, campaignId);
	const written = Map.groupBy(await listDatasheetNotes(db, campaignId), ({ section }) => section);
	return datasheetSections.flatMap((section) => {
		const versions = written.get(section) ?? [];
		const last = versions.at(-1);
		if (!last || last.text === '') return [];
		const { text, writtenAt, by } = last;
		return [{ section, text, version: versions.length, by: nameUnlessLeft(by), at: writtenAt.toISOString() }];
	});
}

/**
 * Adds a text; the same again adds nothing.
 *
 * @throws {Failure} NOT_FOUND
 */
export async function writeNote(
	{ db, now }: { db: Db; now: Clock },
	campaignId: number,
	{ section, text }: { section: DatasheetSection; text: string },
	person: PersonRow,
): Promise<DatasheetNote[]> {
	const standing = (await readNotes(db, campaignId)).find((note) => note.section === section)?.text ?? '';
	// forms send line ends as CR LF
	const plain = text.replaceAll('\r\n', '\n');
	if (plain !== standing) {
		const { wiki } = await findCampaign(db, campaignId);
		const at = now();
		await db.transaction(async (tx) => {
			await insertDatasheetNote(tx, {
				...{ campaignId, section, text: plain },
				...{ personId: person.id, writtenAt: at },
			});
			await logAction(tx, {
				...{ at, by: person, wiki, action: 'writeDatasheetNote' },
				...{ subject: { kind: 'campaign', id: campaignId }, before: { [section]: standing } },
				after: { [section]: plain },
			});
		});
	}
	return await readNotes(db, campaignId);
}
