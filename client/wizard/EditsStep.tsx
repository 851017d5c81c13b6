import type { JSX } from 'solid-js';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { EditSourceStep } from '../edit-source/EditSource.tsx';
import type { Work } from './draft.ts';

/** Which edits are asked about. */
export function EditsStep(props: { work: Work }): JSX.Element {
	const template = () => findTemplate(props.work.content().template ?? '');
	const form = () => props.work.content().form ?? template()?.form;
	return (
		<EditSourceStep
			value={props.work.content().edits}
			onChange={(edits) => props.work.put({ edits })}
			wiki={props.work.wiki()}
			view={props.work.content().view ?? template()?.view ?? 'diff'}
			questions={(form()?.questions ?? []).map(({ name }) => name)}
		/>
	);
}
