import * as z from 'zod/mini';

const Manifest = z.object({ 'styles/reading.css': z.object({ file: z.string() }) });

/**
 * The addresses of the style sheets that the pages link, from the manifest of the built client
 * (`.vite/manifest.json`, https://vite.dev/guide/backend-integration).
 *
 * @throws {z.core.$ZodError} when the client was built without the readers' style sheet
 */
export function readersStylesheets(manifest: unknown): string[] {
	return [`/${Manifest.parse(manifest)['styles/reading.css'].file}`];
}
