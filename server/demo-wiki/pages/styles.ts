/** One sheet for all pages of the demo wiki: Wikimedia's colours and measures, light and dark, nothing loaded. */
export const STYLES = `
:root {
	color-scheme: light dark;
	--page: #f8f9fa; --surface: #fff; --text: #202122; --subtle: #54595d; --line: #c8ccd1; --line-strong: #72777d;
	--link: #3366cc; --link-new: #bf3c2c; --accent: #3366cc; --accent-hover: #3056a9; --accent-pale: #f1f4fd; --on-accent: #fff;
	--added: #a3d3ff; --added-line: #a3d3ff; --deleted: #ffe49c; --deleted-line: #ffe49c; --error: #bf3c2c;
}
@media (prefers-color-scheme: dark) {
	:root {
		--page: #101418; --surface: #1a1f24; --text: #eaecf0; --subtle: #a2a9b1; --line: #404244; --line-strong: #72777d;
		--link: #88a3e8; --link-new: #fd7865; --accent: #3366cc; --accent-hover: #4b77d6; --accent-pale: #1b223d; --on-accent: #fff;
		--added: #18376b; --added-line: #2a4b8d; --deleted: #453217; --deleted-line: #755a1f; --error: #fd7865;
	}
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.6 -apple-system, 'Segoe UI', Roboto, Inter, 'Noto Sans', 'Liberation Sans', Arial, sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a.new { color: var(--link-new); }
h1, h2 { font-family: 'Linux Libertine', Georgia, 'Noto Serif', 'Liberation Serif', serif; font-weight: normal; line-height: 1.25; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.banner { display: flex; gap: 1rem; align-items: baseline; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--surface); }
.banner strong { font-size: 1.05rem; } .banner span { color: var(--subtle); font-size: .875rem; }
main { max-width: 60rem; margin: 1.5rem auto; padding: 1.5rem 2rem 2rem; background: var(--surface); border: 1px solid var(--line); }
main > h1 { margin: 0 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.8rem; overflow-wrap: anywhere; }
.meta { color: var(--subtle); font-size: .875rem; margin: 0 0 1rem; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); background: var(--page); white-space: pre-wrap; overflow-wrap: anywhere; }
.wikitable { border-collapse: collapse; margin: 1rem 0; } .wikitable :is(td, th) { border: 1px solid var(--line-strong); padding: .25rem .6rem; }
.history { padding-left: 1.2rem; } .history li { margin: .2rem 0; }
.diff { width: 100%; table-layout: fixed; border-spacing: 4px; font-size: .875rem; margin-bottom: 1.5rem; }
.diff col.diff-marker { width: 1.5rem; } .diff td { vertical-align: top; padding: 0; }
.diff .diff-otitle, .diff .diff-ntitle { padding-bottom: .5rem; font-size: .8125rem; }
.diff .label-wing { margin-top: .25rem; } .diff .label-wing > a { font-weight: bold; }
.tools { margin: 1.5rem 0 0; padding: 0; list-style: none; } .tools:empty { display: none; }
.diff td > div { overflow-wrap: anywhere; white-space: pre-wrap; }
.diff .diff-lineno { font-weight: bold; padding-top: .6rem; }
.diff .diff-marker { text-align: right; font-weight: bold; } .diff .diff-marker[data-marker]::before { content: attr(data-marker); }
.diff :is(.diff-context, .diff-deletedline, .diff-addedline) { padding: .25rem .5rem; border: 1px solid var(--line); border-inline-start-width: 4px; border-radius: .25rem; }
.diff .diff-context { color: var(--subtle); background: var(--page); }
.diff .diff-addedline { border-color: var(--added-line); } .diff .diff-deletedline { border-color: var(--deleted-line); }
.diff ins { background: var(--added); text-decoration: none; border-radius: .2em; } .diff del { background: var(--deleted); text-decoration: none; border-radius: .2em; }
.card { max-width: 44rem; }
fieldset { border: 0; margin: 1rem 0 0; padding: 0; } legend { padding: 0; font-weight: bold; }
.choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: .5rem; margin: .5rem 0 1.25rem; }
.choice { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; align-items: center; align-content: center; padding: .55rem .75rem; border: 1px solid var(--line); border-radius: 2px; cursor: pointer; }
.choice:hover { border-color: var(--line-strong); } .choice:has(:checked) { border-color: var(--accent); background: var(--accent-pale); }
.choice input { grid-row: span 2; width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--accent); }
.choice b { font-weight: bold; } .choice small { color: var(--subtle); font-size: .8125rem; line-height: 1.4; }
.actions { display: flex; gap: .5rem; flex-wrap: wrap; }
button { font: inherit; font-weight: bold; min-height: 2.5rem; padding: .25rem 1rem; border: 1px solid var(--line-strong); border-radius: 2px; background: var(--page); color: var(--text); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.primary:hover { background: var(--accent-hover); }
.error { color: var(--error); font-weight: bold; }
@media (max-width: 40rem) { main { margin: 0; padding: 1rem; border-width: 0 0 1px; } .diff { font-size: .8125rem; border-spacing: 2px; } .banner span { display: none; } }
`;
