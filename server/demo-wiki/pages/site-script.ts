/**
 * As much of MediaWiki's interface for scripts as a script of Label Wing asks for, with its configuration in the page,
 * and then what a person's common.js says.
 */
export const SITE_SCRIPT = `(() => {
	const config = JSON.parse(document.documentElement.dataset.config);
	window.mw = {
		config: { get: (name) => (name in config ? config[name] : null) },
		loader: {
			using: () => Promise.resolve(),
			getState: () => null,
			load(address) {
				const script = document.createElement('script');
				script.src = address;
				document.head.append(script);
			},
		},
		util: {
			addPortletLink(place, href, text, id, title) {
				const portlet = document.getElementById(place);
				if (!portlet) return null;
				const item = document.createElement('li');
				const link = document.createElement('a');
				Object.assign(link, { href, title, textContent: text });
				item.id = id;
				item.append(link);
				portlet.append(item);
				return item;
			},
		},
		log() {},
	};

	mw.loader.load(location.origin + '/label-wing.js');
})();
`;
