import { expect, it } from 'vitest';
import { allEnded } from '../../server/domain/all-ended.ts';

it('waits for all, and tells of what failed first: the others may have failed of it', async () => {
	const ended: string[] = [];
	const after = async (turns: number, name: string, failure?: string) => {
		for (let turn = 0; turn < turns; turn++) await null;
		ended.push(name);
		if (failure) throw new Error(failure);
		return name;
	};
	expect(await allEnded([after(3, 'a'), after(1, 'b')])).toEqual(['a', 'b']);
	const failing = allEnded([
		after(20, 'of it', 'transaction is aborted'),
		after(2, 'cause', 'cause'),
		after(40, 'last'),
	]);
	await expect(failing).rejects.toThrow('cause');
	expect(ended).toEqual(['b', 'a', 'cause', 'of it', 'last']);
});
