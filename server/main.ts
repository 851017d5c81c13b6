/** `npm start`: reads the settings, opens what is needed, serves, and closes everything in order when told to stop. */
import { readSettings } from './env.ts';
import { readArguments, usage } from './start/arguments.ts';
import { closeOnSignals, makeClosing, outliveBrokenConnections, STOP_LIMIT_MS } from './start/closing.ts';
import { keepCompiled } from './start/compiled.ts';
import { say, saySorry } from './start/say.ts';

const closing = makeClosing();

try {
	const { fresh, help } = readArguments(process.argv.slice(2));
	if (help) say(usage);
	else {
		const settings = readSettings();
		closeOnSignals(closing, STOP_LIMIT_MS);
		outliveBrokenConnections();
		keepCompiled(settings.dataDir);
		// only now, so that it comes from what was kept
		const { serve } = await import('./start/serve.ts');
		await serve(settings, { fresh, closing });
	}
} catch (thrown) {
	// once the signal to stop is there, what fails because of it is no news
	if (!closing.started()) {
		saySorry(thrown);
		await closing.close();
		process.exit(1);
	}
}
