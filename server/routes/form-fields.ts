/** What forms of pages without a script send. */
import { Failure } from '../../campaigns/contract/errors.ts';

/** Ticks of one name: none, one or several come in three shapes. */
export function listIn(value: unknown): unknown[] {
	return value === undefined ? [] : [value].flat();
}

/** A number in an address. @throws {Failure} NOT_FOUND */
export function idOf(written: string): number {
	if (!/^\d{1,15}$/.test(written)) throw new Failure('NOT_FOUND', { id: written });
	return Number(written);
}
