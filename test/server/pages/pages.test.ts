import { describe, expect, it } from 'vitest';
import { renderModel } from '../../../server/pages/model.ts';
import { headingLevels, scriptTexts, visibleText } from './document.ts';
import * as examples from './examples.ts';
import { pages } from './pages.ts';

async function render(name: keyof typeof pages, material: typeof examples = examples): Promise<string> {
	return String(await pages[name]?.(material));
}

describe('every page', () => {
	for (const name of Object.keys(pages))
		it(`“${name}” has one first heading, skips no level, names its language, and holds neither script nor inline style`, async () => {
			const page = await render(name);
			const levels = headingLevels(page);
			expect(levels.filter((level) => level === 1)).toHaveLength(1);
			expect(levels[0]).toBe(1);
			for (const [place, level] of levels.entries())
				expect(level).toBeLessThanOrEqual((levels[place - 1] ?? 0) + 1);
			expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
			expect(page).not.toMatch(
				/\sstyle="|<style|<script(?! type="application\/ld\+json"| type="module" src="\/docs\/)/,
			);
			expect(page).not.toContain('undefined');
			expect(page).not.toContain('[object');
			expect(page).not.toMatch(/\$\d|\{\{PLURAL/);
		});
});

describe('the frame', () => {
	it('lets a person log out by a form and shows whose page it is', async () => {
		const page = await render('datasets');
		expect(page).toContain('href="/me"');
		expect(page).toContain('<form method="post" action="/auth/logout">');
		expect(visibleText(page)).toContain('Gardener');
		expect(page).toContain('href="/datasets" aria-current="page"');
	});

	it('leads a stranger to the login and back to this page', async () => {
		const page = await render('datasets, none, logged out');
		expect(page).toContain('href="/auth/login?returnTo=%2Fdatasets%3Fpage%3D2"');
		expect(page).not.toContain('/auth/logout');
	});
});

describe('a dataset', () => {
	it('says what it holds in words and figures', async () => {
		const text = visibleText(await render('dataset'));
		expect(text).toContain('4,812 edits of Wiki of the Lowlands');
		expect(text).toContain('9,671 labels from 213 people');
		expect(text).toContain('1,024 21.3%');
		expect(text).toContain('Of 100 pairs of answers to the same edit 91 are the same.');
		expect(text).toContain('No edit has two answers, so nobody knows.');
		expect(text).toContain('frozen 12 June 2026'.replace('frozen', 'Frozen'));
		expect(text).toContain('Good-faith edits: not trained. Only 3 edits in bad faith.');
	});

	it('can be taken along by one line, and proved', async () => {
		const text = visibleText(await render('dataset'));
		const { id, files } = examples.dataset;
		const url = `https://label-wing.example/datasets/${id}/tasks.csv`;
		expect(text).toContain(`curl -fsSo tasks.csv '${url}' && echo '${files[1]?.sha256} tasks.csv'`);
		expect(text).toContain(`pandas.read_csv( "${url}")`);
		expect(text).toContain(`SELECT consensus_damaging, count(*) FROM read_csv( '${url}') GROUP BY ALL;`);
		expect(text).toContain(`load_dataset("csv", data_files= "${url}")`);
		expect(text).toContain(
			`mlcroissant.Dataset( "https://label-wing.example/datasets/${id}/croissant.json")`,
		);
	});

	it('tells search engines what it is', async () => {
		const [script = ''] = scriptTexts(await render('dataset'));
		expect(JSON.parse(script)).toMatchObject({
			'@context': 'https://schema.org/',
			'@type': 'Dataset',
			name: 'Damaging and good faith, spring 2026',
			license: 'https://creativecommons.org/publicdomain/zero/1.0/',
			isAccessibleForFree: true,
			identifier: `sha256:${examples.dataset.id}`,
			version: '2',
			distribution: [{ '@type': 'DataDownload', encodingFormat: 'application/jsonl' }, {}, {}, {}, {}, {}],
		});
	});
});

describe('a model', () => {
	it('says how good it is, in words and figures with their intervals', async () => {
		const text = visibleText(await render('model'));
		expect(text).toContain('Damaging edits, Wiki of the Lowlands');
		expect(text).toContain('0.950 0.940 to 0.960');
		expect(text).toContain(
			'Of 100 pairs of edits, one of the kind and one not, it puts 95 the right way round.',
		);
		expect(text).toMatch(
			/to miss little maximum filter_rate @ recall >= 0.9 Score 0\.\d\d or more\. Finds 9\d of 100 edits that are damaging\./,
		);
		expect(text).toContain('No score does this on the edits judged.');
		expect(text).toContain('Live since 1 July 2026');
		expect(text).toContain('1 July 2026 Gardener made it live');
		expect(text).toContain('14 November 2025 Retired · 222222222222');
	});

	it('reads its plots out in figures', async () => {
		const page = await render('model');
		expect(page).toMatch(/role="img" aria-label="Precision against recall\. Finds [\d.]+%, right [\d.]+%\./);
		expect(page).toMatch(/role="img" aria-label="Calibration\. Said 0\.01, was 0\.02\./);
	});

	it('can be decided about by those who may, without a script', async () => {
		const { model, chrome, card } = examples;
		const live = await render('model');
		expect(live).toContain(`method="post" action="/models/${model.id}/retire"`);
		expect(live).not.toContain('/promote"');
		const reader = await render('model, not decided, for a reader');
		expect(reader).not.toContain('<form class="lw-pagehead__actions"');
		const candidate = { ...model, status: 'candidate' as const };
		const offered = String(await renderModel(chrome, candidate, card, [candidate], { promote: true }));
		expect(offered).toContain(`method="post" action="/models/${model.id}/promote"`);
	});
});

describe('a score', () => {
	it('says the chance in words, then in figures', async () => {
		const text = visibleText(await render('score'));
		expect(text).toContain('Very likely damaging 0.86');
		expect(text).toContain('Of 100 edits that score like this one, about 86 make the page worse.');
		expect(text).toContain('goodfaith: no score');
	});

	it('gives back what was typed and says why there is none', async () => {
		const text = await render('score, refused');
		expect(text).toContain('name="revision" value="damaging"');
		expect(visibleText(text)).toContain('This is neither the number of an edit nor the address of one.');
	});
});

describe('an error', () => {
	it('says what happened, what to do, and the facts for a helper', async () => {
		const page = await render('error');
		expect(visibleText(page)).toContain('The wiki does not answer The wiki took too long to answer.');
		expect(page).toContain('href="/datasets?page=2">Try again</a>');
		expect(visibleText(page)).toContain('WIKI_TIMEOUT, HTTP 504 Number 3be0-44d1');
	});

	it('offers the login where that is what is missing', async () => {
		const page = await render('error, logged out');
		expect(page).toMatch(/weight-primary[^>]*href="\/auth\/login[^>]*>Log in</);
	});
});
