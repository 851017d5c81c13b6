/** Which edits of a workset were hidden on the wiki since they came. Loaded only when a page is open for a while. */
import { readGoneTasks } from '../../campaigns/contract/hidden-calls.ts';
import { ask } from '../server.ts';

export async function goneOf(worksetId: number): Promise<readonly number[]> {
	return (await ask(readGoneTasks, { worksetId })).taskIds;
}
