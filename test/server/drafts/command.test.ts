/** `npm run campaign`: what it does with definitions and drafts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { runDraftCommand } from '../../../server/cli/campaign-drafts.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { makeCampaign } from '../campaign.ts';

let app: TestApp;
let campaignId: number;
const folder = mkdtempSync(join(tmpdir(), 'label-wing-definitions-'));
const said: string[] = [];

beforeAll(async () => {
	app = await startTestApp();
	campaignId = (await makeCampaign(await app.logIn('Gardener'))).id;
	vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
});
afterEach(() => said.splice(0));
afterAll(async () => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true });
	await app.close();
});

const run = async (command: string, ...words: (string | number)[]) => {
	await runDraftCommand(app.parts, command, words.map(String));
	return said.join('');
};
const numberIn = (line: string, after: string) => Number(new RegExp(`${after} (\\d+)`).exec(line)?.[1]);

it('a definition goes out to a file, comes in as a draft, and is opened: the same', async () => {
	const [first, second] = ['first.json', 'second.json'].map((name) => join(folder, name)) as [string, string];
	await run('export', campaignId, '--to', first);
	const draftId = numberIn(await run('import', first), 'Draft');
	expect(await run('drafts')).toContain(`${draftId}\ttestwiki`);
	said.splice(0);
	const copy = numberIn(await run('open', draftId), 'Campaign');
	await run('export', copy, '--to', second);
	const afterOrigin = (file: string) => readFileSync(file, 'utf8').split('\n').slice(3);
	expect(afterOrigin(second)).toEqual(afterOrigin(first));
	expect(await run('drafts')).not.toContain(`${draftId}\ttestwiki`);
});

it('a clone gets its edits when it is opened, and more of them later', async () => {
	const list = join(folder, 'edits.txt');
	writeFileSync(list, '300 301');
	const draftId = numberIn(await run('clone', campaignId), 'Draft');
	const copy = numberIn(await run('open', draftId, '--edits', list), 'Campaign');
	writeFileSync(list, '301 302');
	expect(await run('add-edits', copy, '--edits', list)).toContain('1 edits were added');
});

it('says what it needs', async () => {
	await expect(run('open', 'x')).rejects.toThrow('not the number');
	await expect(run('export')).rejects.toThrow('Name one number or file');
	await expect(run('import', join(folder, 'none.json'))).rejects.toThrow('cannot be read');
});
