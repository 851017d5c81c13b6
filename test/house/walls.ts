/** Looks for what breaks a wall of the floor plan, in the text of a file. */
import { dirname, join } from 'node:path/posix';
import { type Room, rooms } from './floor-plan.ts';

const maxLines = 400;

/**
 * Everything wrong with a file, one sentence each: file, line, wall.
 * @param file its path from the root of the repository, with `/`
 */
export function faultsOf(file: string, text: string): string[] {
	const code = withoutComments(text);
	const roomName = roomOf(file);
	const faults = [...faultsOfHouse(file, code), ...importsOf(code).flatMap((one) => faultOfPath(file, one))];
	if (isForTests(file)) return faults;
	const room = rooms[roomName ?? ''];
	if (roomName === null || room === undefined) {
		return [...faults, `${file} is in no room: give ${dirname(file)} a place in test/house/floor-plan.ts.`];
	}
	return [
		...faults,
		...importsOf(code).flatMap((one) => faultOfImport(file, one, roomName, room)),
		...faultsOfRoom(file, code, roomName, room),
	];
}

/** The key of the room that a file is in; null when the plan has none for it. */
export function roomOf(file: string): string | null {
	if (file in rooms) return file;
	const folder = dirname(file);
	const names = Object.keys(rooms).filter((name) => folder === name || folder.startsWith(`${name}/`));
	const [nearest] = names.toSorted((a, b) => b.length - a.length);
	if (nearest === undefined) return null;
	const hasRoomsInside = Object.keys(rooms).some((name) => name.startsWith(`${nearest}/`) && !isFile(name));
	return hasRoomsInside && folder !== nearest ? null : nearest;
}

type Import = { specifier: string; line: number };

function importsOf(code: string): Import[] {
	const patterns = [
		/^\s*(?:import|export)\b[\w\s{},*$]*?\bfrom\s*['"]([^'"]+)['"]/gm,
		/^\s*import\s*['"]([^'"]+)['"]/gm,
		/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g,
	];
	return patterns.flatMap((pattern) =>
		[...code.matchAll(pattern)].map((match) => ({
			specifier: match[1] ?? '',
			line: lineOf(code, match.index + match[0].length),
		})),
	);
}

function faultOfPath(file: string, { specifier, line }: Import): string[] {
	const whole = /\.(ts|tsx|cjs|json|css|svg)(\?\w+)?$/.test(specifier);
	if (!specifier.startsWith('.') || whole) return [];
	return [`${file}:${line} imports "${specifier}": a relative import names the file, .ts or .tsx and all.`];
}

function faultOfImport(file: string, { specifier, line }: Import, roomName: string, room: Room): string[] {
	const says = `${file}:${line} imports "${specifier}"`;
	if (specifier.startsWith('.')) {
		const target = roomOf(join(dirname(file), specifier));
		if (target === roomName || room.sees.includes(target ?? '')) return [];
		return [`${says}: ${roomName} looks into ${room.sees.join(', ') || 'no other room'} only.`];
	}
	if (specifier.startsWith('node:')) return room.node ? [] : [`${says}: ${roomName} is not for Node alone.`];
	const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
	if (room.packages.includes(name)) return [];
	return [`${says}: ${roomName} uses ${room.packages.join(', ') || 'no package'} only.`];
}

function faultsOfRoom(file: string, code: string, roomName: string, room: Room): string[] {
	const impure =
		/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\(/g;
	return [
		...(room.pure
			? said(file, code, impure, `${roomName} takes clock, chance and network as arguments`)
			: []),
		...(room.environment
			? []
			: said(file, code, /\bprocess\.env\b/g, 'only server/env.ts reads the environment')),
		...(roomName === 'db' ? [] : said(file, code, /\bsql(<[^`]*>)?`/g, 'only db says SQL')),
		...(roomName.startsWith('trainer/')
			? said(file, code, /\bMath\.random\b/g, 'the same dataset and seed give the same bytes')
			: []),
	];
}

function faultsOfHouse(file: string, code: string): string[] {
	const lines = code.trimEnd().split('\n').length;
	const isConfiguration = file.endsWith('.config.ts');
	return [
		...(lines > maxLines ? [`${file} has ${lines} lines: ${maxLines} is the most.`] : []),
		...(isConfiguration ? [] : said(file, code, /^export default\b/gm, 'exports have names')),
	];
}

function said(file: string, code: string, pattern: RegExp, wall: string): string[] {
	return [...code.matchAll(pattern)].map(
		(match) => `${file}:${lineOf(code, match.index)} says "${match[0]}": ${wall}.`,
	);
}

/** The code with its lines where they were. A `//` inside a text, as in an address, is no comment. */
function withoutComments(text: string): string {
	const blank = (comment: string) => comment.replaceAll(/[^\n]/g, ' ');
	return text.replaceAll(/\/\*[\s\S]*?\*\//g, blank).replaceAll(/(?<=^|\s)\/\/.*$/gm, blank);
}

function lineOf(text: string, index: number): number {
	return text.slice(0, index).split('\n').length;
}

const isFile = (name: string) => /\.\w+$/.test(name);
const isForTests = (file: string) => file.startsWith('test/') || !file.includes('/');
