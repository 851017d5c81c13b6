import { html } from 'hono/html';
import type { DemoWiki, OAuthClient } from '../demo-wiki.ts';
import { type Html, page } from '../pages/layout.ts';
import type { WikiAccount } from '../wiki-data.ts';

/** What there is to know about an account, in a line. */
function describe({ data }: DemoWiki, account: WikiAccount): string {
	const edits = data.editCounts.get(account.id) ?? 0;
	const since = account.registration
		? `since ${account.registration.slice(0, 4)}`
		: 'older than the wiki remembers';
	const role = account.block
		? 'blocked on this wiki: may not label'
		: account.groups.includes('sysop')
			? 'administrator: makes campaigns'
			: 'volunteer';
	return `${role} · ${edits} ${edits === 1 ? 'edit' : 'edits'} · ${since}`;
}

/** The page that asks who one is and whether the application may know it. Works without scripts. */
export function signInPage(wiki: DemoWiki, client: OAuthClient, action: string, problem?: string): Html {
	const accounts = wiki.signInAccounts.flatMap((id) => wiki.data.accounts.get(id) ?? []);
	const choices = accounts.map(
		(account, i) => html`
<label class="choice"><input type="radio" name="account" value="${account.id}" required${i === 0 ? ' checked' : ''}>
<b dir="auto">${account.name}</b><small>${describe(wiki, account)}</small></label>`,
	);
	return page(
		wiki.data.site,
		'Log in',
		html`<h1>Log in to ${client.name}</h1>
<p>${client.name} asks this wiki who you are. It will learn your user name, groups and number of edits, and can do nothing in your name.</p>
${problem ? html`<p class="error" role="alert">${problem}</p>` : ''}
<form method="post" action="${action}">
<fieldset><legend>Who do you want to be?</legend>
<div class="choices">${choices}
</div></fieldset>
<div class="actions"><button class="primary" name="allow" value="1">Allow</button><button name="cancel" value="1" formnovalidate>Cancel</button></div>
</form>
<p class="meta" style="margin-top:1rem">There are no passwords on this demonstration wiki.</p>`,
		{ narrow: true },
	);
}
