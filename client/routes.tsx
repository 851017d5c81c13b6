/** Which page stands at which address. Each is its own piece of the build, fetched when it is needed. */
import type { RouteDefinition } from '@solidjs/router';
import { type Component, lazy } from 'solid-js';
import {
	loadAboutOneself,
	loadAdjudicating,
	loadCoordinating,
	loadDashboards,
	loadFormBuilding,
	loadForms,
	loadGold,
	loadImports,
	loadJoining,
	loadMaking,
} from './language.ts';

/** A page that also says what only coordinators need. */
function coordinating(load: () => Promise<Component>): Component {
	return saying(load, async () => {
		await Promise.all([loadCoordinating(), loadForms(), loadJoining()]);
	});
}

/** A page about forms, which says some of what campaigns do. */
function building(load: () => Promise<Component>): Component {
	return saying(load, async () => {
		await Promise.all([loadCoordinating(), loadForms(), loadFormBuilding()]);
	});
}

/** A page on which a campaign is watched. */
function watching(load: () => Promise<Component>): Component {
	return coordinating(async () => {
		const [page] = await Promise.all([load(), loadDashboards()]);
		return page;
	});
}

/** A page on which campaigns are made or changed. */
function making(load: () => Promise<Component>): Component {
	return saying(load, async () => {
		await Promise.all([loadCoordinating(), loadForms(), loadJoining(), loadMaking()]);
	});
}

/** A page that also says what only pages about oneself do. */
function aboutOneself(load: () => Promise<Component>): Component {
	return saying(load, loadAboutOneself);
}

/** A page about disagreements: it coordinates too, where one may. */
function adjudicating(load: () => Promise<Component>): Component {
	return saying(load, async () => {
		await Promise.all([loadAdjudicating(), loadCoordinating(), loadForms()]);
	});
}

/** A page that one sees before one labels. */
function joining(load: () => Promise<Component>): Component {
	return saying(load, loadJoining);
}

/** The first page says both who may answer and how one does oneself. */
function home(load: () => Promise<Component>): Component {
	return saying(load, async () => {
		await Promise.all([loadJoining(), loadAboutOneself()]);
	});
}

function saying(load: () => Promise<Component>, loadMessages: () => Promise<void>): Component {
	return lazy(async () => {
		const [page] = await Promise.all([load(), loadMessages()]);
		return { default: page };
	});
}

export const routes: RouteDefinition[] = [
	{ path: '/', component: home(async () => (await import('./pages/home.tsx')).Home) },
	{ path: '/me', component: aboutOneself(async () => (await import('./pages/me.tsx')).Me) },
	{
		path: '/coordinate',
		component: making(async () => (await import('./pages/coordinate.tsx')).Coordinate),
	},
	{
		path: '/roles',
		component: coordinating(async () => (await import('./pages/roles.tsx')).Roles),
	},
	{
		path: '/campaigns/new/:draftId?',
		matchFilters: { draftId: /^\d{1,15}$/ },
		component: making(async () => (await import('./pages/new-campaign.tsx')).NewCampaign),
	},
	{ path: '/forms', component: building(async () => (await import('./pages/forms.tsx')).Forms) },
	{ path: '/forms/new', component: building(async () => (await import('./pages/new-form.tsx')).NewForm) },
	{
		path: '/forms/drafts/:draftId',
		component: building(async () => (await import('./pages/form-draft.tsx')).FormDraftPage),
	},
	{
		path: '/forms/:familyId',
		matchFilters: { familyId: /^\d{1,15}$/ },
		component: building(async () => (await import('./pages/form.tsx')).FormPage),
	},
	{
		path: '/imports/new',
		component: coordinating(async () => {
			const [page] = await Promise.all([import('./pages/import-labels.tsx'), loadImports()]);
			return page.ImportLabels;
		}),
	},
	{
		path: '/campaigns/:campaignId',
		matchFilters: { campaignId: /^\d+$/ },
		component: coordinating(async () => (await import('./pages/campaign.tsx')).CampaignPage),
	},
	{
		path: '/campaigns/:campaignId/watch',
		matchFilters: { campaignId: /^\d+$/ },
		component: watching(async () => (await import('./pages/watch.tsx')).Watch),
	},
	{
		path: '/campaigns/:campaignId/people',
		matchFilters: { campaignId: /^\d+$/ },
		component: watching(async () => (await import('./pages/people.tsx')).People),
	},
	{
		path: '/campaigns/:campaignId/known',
		matchFilters: { campaignId: /^\d{1,15}$/ },
		component: watching(async () => {
			const [page] = await Promise.all([import('./pages/known-answers.tsx'), loadGold()]);
			return page.KnownAnswers;
		}),
	},
	{
		path: '/campaigns/:campaignId/change',
		matchFilters: { campaignId: /^\d+$/ },
		component: making(async () => (await import('./pages/change-campaign.tsx')).ChangeCampaign),
	},
	{
		path: '/campaigns/:campaignId/mine',
		matchFilters: { campaignId: /^\d+$/ },
		component: aboutOneself(async () => (await import('./pages/my-labels.tsx')).MyLabels),
	},
	{
		path: '/campaigns/:id/label',
		component: lazy(async () => ({ default: (await import('./pages/label.tsx')).Label })),
	},
	{
		path: '/campaigns/:campaignId/disagreements/:taskId?',
		matchFilters: { campaignId: /^\d{1,15}$/, taskId: /^\d{1,15}$/ },
		component: adjudicating(async () => (await import('./pages/disagreements.tsx')).Disagreements),
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
