/** What coordinators add to the datasheet of a campaign's datasets. */
import { asc, eq } from 'drizzle-orm';
import type { DatasheetSection } from '../campaigns/contract/datasheet.ts';
import type { Db } from './connect.ts';
import { datasheetNote, person } from './schema.ts';

export type DatasheetNoteFacts = {
	section: DatasheetSection;
	text: string;
	writtenAt: Date;
	by: { name: string; leftAt: Date | null };
};

/** Every text ever written, oldest first. */
export async function listDatasheetNotes(db: Db, campaignId: number): Promise<DatasheetNoteFacts[]> {
	return await db
		.select({
			section: datasheetNote.section,
			text: datasheetNote.text,
			writtenAt: datasheetNote.writtenAt,
			by: { name: person.name, leftAt: person.leftAt },
		})
		.from(datasheetNote)
		.innerJoin(person, eq(person.id, datasheetNote.personId))
		.where(eq(datasheetNote.campaignId, campaignId))
		.orderBy(asc(datasheetNote.id));
}

export async function insertDatasheetNote(db: Db, row: typeof datasheetNote.$inferInsert): Promise<void> {
	await db.insert(datasheetNote).values(row);
}
