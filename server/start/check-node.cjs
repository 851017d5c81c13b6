// Runs before anything else and under any Node, hence plain JavaScript: an old Node cannot read the rest at all.
const needed = 24;

if (Number.parseInt(process.versions.node, 10) < needed) {
	console.error(
		`Label Wing needs Node ${needed} or newer, and this is ${process.version} (${process.execPath}).\n` +
			'"npm ci" brings one along, unless it was told to leave out development packages or install scripts. Else see https://nodejs.org.',
	);
	process.exit(1);
}
