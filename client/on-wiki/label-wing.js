/**
 * Label Wing on the wiki: a link "Label this edit" on the pages of edits that an open campaign asks about.
 *
 * In Special:MyPage/common.js:  mw.loader.load('https://label-wing.example/label-wing.js');
 *
 * It asks the server that it was loaded from about the revision that is shown, without cookies and without saying who
 * reads or on which page. When nothing wants an answer, or nobody answers, the page stays as it is.
 *
 * Served as it is written here, so it keeps to ES2017 and leaves no global behind.
 */
(() => {
	'use strict';

	const script = document.currentScript;
	const giveUpAfterMs = 5000;

	/** What the link says, and its hint. */
	const messages = {
		ar: ['صنِّف هذا التعديل', 'يفتح Label Wing في لسان جديد'],
		de: ['Diese Bearbeitung beurteilen', 'Öffnet Label Wing in einem neuen Tab'],
		en: ['Label this edit', 'Opens Label Wing in a new tab'],
		es: ['Etiquetar esta edición', 'Abre Label Wing en una pestaña nueva'],
		fr: ['Évaluer cette modification', 'Ouvre Label Wing dans un nouvel onglet'],
		he: ['תיוג העריכה הזאת', 'פתיחת Label Wing בלשונית חדשה'],
		ja: ['この編集を判定する', '新しいタブで Label Wing を開きます'],
	};

	/** `de-at` reads German; a language that is not in the table reads English. */
	function languageOf(wanted) {
		const [language] = String(wanted).split('-');
		return Array.isArray(messages[language]) ? language : 'en';
	}

	/** The one edit that this page shows; null when it shows none, or several at once. */
	function revisionShown() {
		const diffNewId = mw.config.get('wgDiffNewId');
		if (diffNewId) return document.querySelector('.diff-multi') ? null : diffNewId;
		const revisionId = mw.config.get('wgRevisionId');
		const isOneOfMany =
			new URLSearchParams(location.search).has('oldid') || revisionId !== mw.config.get('wgCurRevisionId');
		return mw.config.get('wgAction') === 'view' && isOneOfMany ? revisionId || null : null;
	}

	function findCampaigns(revisionId) {
		const stop = new AbortController();
		const timer = setTimeout(() => stop.abort(), giveUpAfterMs);
		const wiki = encodeURIComponent(mw.config.get('wgDBname'));
		return fetch(new URL(`/api/wikis/${wiki}/revisions/${revisionId}/tasks`, script.src), {
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			signal: stop.signal,
		})
			.then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
			.then((answer) => {
				clearTimeout(timer);
				return answer.campaigns;
			});
	}

	/** Below the heading of a diff's newer side, among the wiki's own links there. */
	function addToDiff(heading, url, text, hint) {
		const line = document.createElement('div');
		const link = document.createElement('a');
		line.className = 'label-wing';
		link.className =
			'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled cdx-button--weight-quiet';
		link.href = url;
		link.title = hint;
		link.textContent = text;
		line.append(link);
		heading.append(line);
		return link;
	}

	/** Among the tools of the page, which every skin has somewhere. */
	function addToTools(url, text, hint, id) {
		const item =
			mw.util.addPortletLink('p-cactions', url, text, id, hint) ||
			mw.util.addPortletLink('p-tb', url, text, id, hint);
		return item ? item.querySelector('a') : null;
	}

	function addLinks(campaigns) {
		const heading = document.querySelector('.diff-ntitle');
		const language = languageOf(mw.config.get('wgUserLanguage'));
		const [label, hint] = messages[language];
		for (const { campaignId, name, url } of campaigns) {
			const text = campaigns.length > 1 ? `${label}: ${name}` : label;
			const link = heading
				? addToDiff(heading, url, text, hint)
				: addToTools(url, text, hint, `label-wing-${campaignId}`);
			if (link) Object.assign(link, { target: '_blank', rel: 'noopener', lang: language });
		}
		// without these it is a link still, and looks like one
		if (heading && mw.loader.getState('codex-styles')) mw.loader.load('codex-styles');
	}

	function start() {
		const revisionId = revisionShown();
		if (revisionId === null) return;
		Promise.all([findCampaigns(revisionId), mw.loader.using('mediawiki.util')])
			.then(([campaigns]) => {
				if (campaigns.length > 0) addLinks(campaigns);
			})
			// Whoever reads this page asked the wiki for it, not Label Wing: that it is away is no concern of theirs.
			.catch((error) => mw.log(`Label Wing: ${error}`));
	}

	if (!script || !script.src) return;
	if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
	else start();
})();
