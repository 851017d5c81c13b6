/**
 * Where the edits of a campaign come from, to be put into a page:
 * `<EditSourceStep value={draft.edits} onChange={keep} wiki={wiki} view={view} questions={names} />`.
 * What it says, how it looks and the fields themselves are fetched when it is shown.
 */
import { type JSX, lazy, Suspense } from 'solid-js';
import { loadEditSource } from '../language.ts';
import type { EditSourceProps } from './EditSourceFields.tsx';

const Fields = lazy(async () => {
	const [{ EditSourceFields }] = await Promise.all([import('./EditSourceFields.tsx'), loadEditSource()]);
	return { default: EditSourceFields };
});

export function EditSourceStep(props: EditSourceProps): JSX.Element {
	return (
		<Suspense>
			<Fields {...props} />
		</Suspense>
	);
}
