/** Which page stands at which address. Each is its own piece of the build, fetched when it is needed. */
import type { RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';

export const routes: RouteDefinition[] = [
	{ path: '/', component: lazy(async () => ({ default: (await import('./pages/home.tsx')).Home })) },
	{
		path: '/coordinate',
		component: lazy(async () => ({ default: (await import('./pages/coordinate.tsx')).Coordinate })),
	},
	{
		path: '/campaigns/new',
		component: lazy(async () => ({ default: (await import('./pages/new-campaign.tsx')).NewCampaign })),
	},
	{
		path: '/campaigns/:campaignId',
		matchFilters: { campaignId: /^\d+$/ },
		component: lazy(async () => ({ default: (await import('./pages/campaign.tsx')).CampaignPage })),
	},
	{
		path: '/campaigns/:id/label',
		component: lazy(async () => ({ default: (await import('./pages/label.tsx')).Label })),
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
