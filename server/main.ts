/** `npm start`: reads the settings, opens what is needed, serves, and closes everything in order when told to stop. */
import { readSettings } from './env.ts';
import { readArguments, usage } from './start/arguments.ts';
import { closeOnSignals, makeClosing, outliveBrokenConnections } from './start/closing.ts';
import { keepCompiled } from './start/compiled.ts';
import { say, saySorry } from './start/say.ts';

const stopLimitMs = 15_000;
const closing = makeClosing();

try {
	const { fresh, help } = readArguments(process.argv.slice(2));
	if (help) say(usage);
	else {
		const settings = readSettings();
		closeOnSignals(closing, stopLimitMs);
		outliveBrokenConnections();
		keepCompiled(settings.dataDir);
		// only now, so that it comes from what was kept
		const { beginAgain } = await import('./start/fresh.ts');
		const { serve } = await import('./start/serve.ts');
		if (fresh) await beginAgain(settings);
		await serve(settings, closing);
	}
} catch (thrown) {
	// once the signal to stop is there, what fails because of it is no news
	if (!closing.started()) {
		saySorry(thrown);
		await closing.close();
		process.exit(1);
	}
}
