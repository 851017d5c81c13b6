/** A new random UUID (version 4, RFC 9562), also where the browser offers no `randomUUID`: over plain HTTP. */
export function newLabelId(): string {
	if ('randomUUID' in crypto) return crypto.randomUUID();
	const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
	const hex = [...bytes].map((byte, at) => {
		if (at === 6) return (byte & 0x0f) | 0x40;
		return at === 8 ? (byte & 0x3f) | 0x80 : byte;
	});
	return hex
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
