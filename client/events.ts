/** What the server tells by itself while a page is open. */
import type { Figures } from '../campaigns/contract/watch.ts';

export type Heard = {
	figures(figures: Figures): void;
	/** something was worked out anew */
	measures(): void;
	/** whether news comes: false while the browser tries to come back */
	live(live: boolean): void;
};

/** Listens to a campaign until the returned function is called. The browser comes back by itself after a break. */
export function listenTo(campaignId: number, heard: Heard): () => void {
	const source = new EventSource(`/api/campaigns/${campaignId}/events`);
	source.addEventListener('open', () => heard.live(true));
	source.addEventListener('error', () => heard.live(false));
	source.addEventListener('figures', (event) => heard.figures(JSON.parse(event.data) as Figures));
	source.addEventListener('measures', () => heard.measures());
	return () => source.close();
}
