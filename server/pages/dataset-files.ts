/** The files of a dataset with their digests, and the one line that loads them in each tool. */
import { html } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import { absolute, type PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { type Html, type Say, speaker } from './say.ts';

const kinds = ['tasks', 'labels', 'features', 'about'] as const;

function kindOf(file: Dataset['files'][number]): (typeof kinds)[number] {
	return kinds.find((kind) => new RegExp(`^${kind}\\b`).test(file.name)) ?? 'about';
}

/** A table with one group of rows for each kind of file. */
export function renderFiles(chrome: PageChrome, dataset: Dataset): Html {
	const { say } = speaker(chrome.language);
	const { bytes } = formatsOf(chrome.language);
	const groups = kinds
		.map((kind) => ({ kind, files: dataset.files.filter((file) => kindOf(file) === kind) }))
		.filter(({ files }) => files.length > 0);
	return html`<div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="files">
            <table class="lw-table lw-files">
              <thead><tr><th scope="col">${say('column-file')}</th><th scope="col" class="lw-end">${say('column-size')}</th><th scope="col">SHA-256</th></tr></thead>
              ${groups.map(
								({ kind, files }) => html`<tbody>
                <tr><th scope="rowgroup" colspan="3">${say(`files-${kind}`)} ${kind === 'about' ? '' : html`<span class="lw-subtle">${say('rows', files[0]?.rows ?? 0)}</span>`}</th></tr>
                ${files.map((file) => html`<tr><td><a href="${file.url}" download>${file.name}</a></td><td class="lw-end">${bytes(file.bytes)}</td><td class="lw-files__sha"><span class="lw-mono" title="${file.sha256}">${file.sha256.slice(0, 10)}…${file.sha256.slice(-6)}</span></td></tr>`)}
                ${kind === 'about' ? dataset.documents.map((document) => html`<tr><td><a href="${document.url}">${document.name}</a></td><td class="lw-end lw-subtle">–</td><td class="lw-files__sha">${say('document-not-frozen')}</td></tr>`) : ''}
              </tbody>`,
							)}
            </table>
          </div>
          <p class="lw-note">${say('files-proof', html`<code class="lw-mono" dir="ltr">sha256sum -c SHA256SUMS</code>`)}</p>`;
}

function snippet(title: Html | string, code: string): Html {
	return html`<div><div class="lw-load__head"><h3>${title}</h3></div><pre class="lw-code" dir="ltr" tabindex="0"><code>${code}</code></pre></div>`;
}

/** A few lines each for the shell, Python, DuckDB, R and whatever reads Croissant; nothing when the dataset has no such file. */
export function renderLoading(chrome: PageChrome, dataset: Dataset, say: Say): Html {
	const file = dataset.files.find(({ name }) => name === 'tasks.csv');
	const described = dataset.documents.find(({ name }) => name === 'croissant.json');
	if (!file || !described) return html`<p>${say('load-none')}</p>`;
	const url = absolute(chrome, file.url);
	const question = Object.keys(dataset.balance)[0];
	const grouped = question === undefined ? 'state' : `consensus_${question}`;
	return html`<div class="lw-load">
            ${snippet(say('load-shell'), `curl -fsSo ${file.name} '${url}' &&\n  echo '${file.sha256}  ${file.name}' | sha256sum -c`)}
            ${snippet('Python, pandas', `import pandas\nedits = pandas.read_csv(\n  "${url}")`)}
            ${snippet('DuckDB', `SELECT ${grouped}, count(*) FROM read_csv(\n  '${url}')\nGROUP BY ALL;`)}
            ${snippet('R', `edits <- read.csv(\n  "${url}")`)}
            ${snippet('Hugging Face', `from datasets import load_dataset\nedits = load_dataset("csv", data_files=\n  "${url}")`)}
            ${snippet('Croissant', `import mlcroissant\ndataset = mlcroissant.Dataset(\n  "${absolute(chrome, described.url)}")\nedits = dataset.records("tasks")`)}
          </div>`;
}
