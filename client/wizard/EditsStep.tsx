import type { JSX } from 'solid-js';
import { EditListField } from '../coordinate/EditListField.tsx';
import type { Work } from './draft.ts';

/** Which edits are asked about. */
export function EditsStep(props: { work: Work }): JSX.Element {
	const text = () => {
		const { edits } = props.work.content();
		return edits?.kind === 'pasted' ? edits.text : '';
	};
	return (
		<EditListField
			text={text()}
			onText={(list) => props.work.put({ edits: list === '' ? null : { kind: 'pasted', text: list } })}
		/>
	);
}
