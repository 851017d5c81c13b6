/** Which page stands at which address. Each is its own piece of the build, fetched when it is needed. */
import type { RouteDefinition } from '@solidjs/router';
import { type Component, lazy } from 'solid-js';
import { loadCoordinating, loadForms, loadJoining } from './language.ts';

/** A page that also says what only coordinators need. */
function coordinating(load: () => Promise<Component>): Component {
	return lazy(async () => {
		const [page] = await Promise.all([load(), loadCoordinating(), loadForms(), loadJoining()]);
		return { default: page };
	});
}

/** A page that also says who may answer. */
function joining(load: () => Promise<Component>): Component {
	return lazy(async () => {
		const [page] = await Promise.all([load(), loadJoining()]);
		return { default: page };
	});
}

export const routes: RouteDefinition[] = [
	{ path: '/', component: joining(async () => (await import('./pages/home.tsx')).Home) },
	{
		path: '/coordinate',
		component: coordinating(async () => (await import('./pages/coordinate.tsx')).Coordinate),
	},
	{
		path: '/campaigns/new',
		component: coordinating(async () => (await import('./pages/new-campaign.tsx')).NewCampaign),
	},
	{
		path: '/campaigns/:campaignId',
		matchFilters: { campaignId: /^\d+$/ },
		component: coordinating(async () => (await import('./pages/campaign.tsx')).CampaignPage),
	},
	{
		path: '/campaigns/:id/label',
		component: lazy(async () => ({ default: (await import('./pages/label.tsx')).Label })),
	},
	{
		path: '/campaigns/:id/practice',
		matchFilters: { id: /^\d{1,15}$/ },
		component: joining(async () => (await import('./pages/practice.tsx')).PracticePage),
	},
	{
		path: '/logged-in',
		component: lazy(async () => ({ default: (await import('./pages/logged-in.tsx')).LoggedIn })),
	},
	{
		path: '/login-denied',
		component: lazy(async () => ({ default: (await import('./pages/login-denied.tsx')).LoginDenied })),
	},
	{ path: '*', component: lazy(async () => ({ default: (await import('./pages/not-found.tsx')).NotFound })) },
];
