/** Finds environment variables that look like a setting spelled wrongly. */

/**
 * The setting that `name` is one slip of the hand away from (a letter more, less, other, or two swapped); null when
 * there is none. Short names are left alone: they are too near to other people's variables.
 */
export function meantSetting(name: string, settings: readonly string[]): string | null {
	return settings.find((setting) => setting.length >= 8 && isOneSlipAway(name, setting)) ?? null;
}

function isOneSlipAway(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (short === long || long.length - short.length > 1) return false;
	let same = 0;
	while (same < short.length && short[same] === long[same]) same += 1;
	if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
	const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
	return (
		short.slice(same + 1) === long.slice(same + 1) ||
		(swapped && short.slice(same + 2) === long.slice(same + 2))
	);
}
