import { type JSX, Match, Switch } from 'solid-js';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import type { EditView } from './diff-dom.ts';
import type { Further } from './edits.ts';
import { SeveralDiffs } from './SeveralDiffs.tsx';
import { WholePage } from './WholePage.tsx';

type Shown<View extends ShownEdit['view']> = Extract<ShownEdit, { view: View }>;

/** Whatever is not the diff of one edit. */
export function OtherView(props: {
	edit: ShownEdit;
	unfolded: boolean;
	onFurther: (further: Further) => Promise<void>;
	/** gets what the keys N, P and X work on */
	onView: (view: EditView) => void;
}): JSX.Element {
	const several = () => (props.edit.view === 'diffs' ? (props.edit satisfies Shown<'diffs'>) : null);
	const whole = () => (props.edit.view === 'diffs' || props.edit.view === 'diff' ? null : props.edit);
	return (
		<Switch>
			<Match when={several()}>
				{(edit) => (
					<SeveralDiffs
						edit={edit()}
						unfolded={props.unfolded}
						onFurther={props.onFurther}
						onView={props.onView}
					/>
				)}
			</Match>
			<Match when={whole()}>
				{(edit) => <WholePage edit={edit()} onFurther={props.onFurther} onView={props.onView} />}
			</Match>
		</Switch>
	);
}
