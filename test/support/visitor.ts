/** Somebody at a browser of their own, and whatever goes wrong in it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';

export type Visitor = {
	context: BrowserContext;
	page: Page;
	/** console errors and warnings, exceptions and failed requests, as they happen */
	troubles: string[];
};

export const desk = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

export async function newVisitor(browser: Browser): Promise<Visitor> {
	const context = await browser.newContext({ viewport: desk, locale: 'en-GB', reducedMotion: 'reduce' });
	context.setDefaultTimeout(30_000);
	return { context, page: await context.newPage(), troubles: troublesOf(context) };
}

function troublesOf(context: BrowserContext): string[] {
	const troubles: string[] = [];
	context.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()))
			troubles.push(`${message.type()}: ${message.text()} ${message.location().url}`);
	});
	context.on('weberror', (thrown) => troubles.push(`exception: ${thrown.error().stack}`));
	context.on('requestfailed', (request) => {
		// What a reload or the next page cuts off is no trouble: the outbox sends it again.
		const why = request.failure()?.errorText;
		if (why !== 'net::ERR_ABORTED') troubles.push(`${request.method()} ${request.url()}: ${why}`);
	});
	context.on('response', (response) => {
		if (response.status() >= 400)
			troubles.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
	});
	return troubles;
}

/** From the front page through the demo wiki's sign-in page and back. */
export async function logInByClicking(
	page: Page,
	{ url, account, look }: { url: string; account: string; look: (what: string) => Promise<void> },
): Promise<void> {
	await page.goto(url);
	await page.getByRole('heading', { name: 'Teach the models' }).waitFor();
	await look('door');
	await page.getByRole('link', { name: 'Log in with your wiki account' }).click();
	await page.getByRole('radio', { name: account }).check();
	await look('sign-in');
	await page.getByRole('button', { name: 'Allow' }).click();
	await page.getByRole('banner').getByText(account).waitFor();
	await page.getByRole('heading', { name: 'Test Wiki' }).waitFor();
	await look('home');
}

/** Through the same login without looking at its pages. */
export async function logInAtOnce(
	{ request }: BrowserContext,
	{ url, account }: { url: string; account: string },
): Promise<void> {
	const choosing = await request.get(`${url}/auth/login?returnTo=/`);
	const choice = (await choosing.text()).split('<label').find((label) => label.includes(account));
	const id = /name="account" value="(\d+)"/.exec(choice ?? '')?.[1];
	if (!id) throw new Error(`the demo wiki does not offer the account ${account}`);
	const home = await request.post(choosing.url(), { form: { account: id, allow: '1' } });
	if (new URL(home.url()).pathname !== '/') throw new Error(`login ended at ${home.url()}`);
}
