/** An ISO time as a field for date and time shows it, in the browser's time zone; '' for none. */
export function toLocalTime(iso: string | null | undefined): string {
	if (!iso) return '';
	const at = new Date(iso);
	return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** And back; null for none. */
export function fromLocalTime(local: string): string | null {
	return local === '' ? null : new Date(local).toISOString();
}
