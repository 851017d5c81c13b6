/** What a demo wiki says of itself; the first one as the MediaWiki 1.43 that it was recorded from. */
import { type Namespace, namespacesOf } from './namespaces.ts';

export const GENERATOR = 'MediaWiki 1.43.11';

export type DemoSite = {
	name: string;
	/** language of its content and its pages */
	language: 'en' | 'ar';
	direction: 'ltr' | 'rtl';
	/** where it is served below the public address: '' or a path without a slash at the end */
	base: string;
	mainPage: string;
	namespaces: readonly Namespace[];
	namespaceAliases: readonly { id: number; alias: string }[];
};

export const testWiki: DemoSite = {
	...{ name: 'Test Wiki', language: 'en', direction: 'ltr', base: '', mainPage: 'Main Page' },
	namespaces: namespacesOf(
		[
			['', 'Talk'],
			['User', 'User talk'],
			['Test Wiki', 'Test Wiki talk'],
			['File', 'File talk'],
			['MediaWiki', 'MediaWiki talk'],
			['Template', 'Template talk'],
			['Help', 'Help talk'],
			['Category', 'Category talk'],
		],
		{ media: 'Media', special: 'Special' },
	),
	namespaceAliases: [
		{ id: 6, alias: 'Image' },
		{ id: 7, alias: 'Image talk' },
	],
};

/** A second wiki of the same farm, written from right to left. */
export const arabicWiki: DemoSite = {
	...{ name: 'ويكي التجارب', language: 'ar', direction: 'rtl', base: '/ar', mainPage: 'الصفحة الرئيسة' },
	namespaces: namespacesOf(
		[
			['', 'نقاش'],
			['مستخدم', 'نقاش المستخدم'],
			['ويكي التجارب', 'نقاش ويكي التجارب'],
			['ملف', 'نقاش الملف'],
			['ميدياويكي', 'نقاش ميدياويكي'],
			['قالب', 'نقاش القالب'],
			['مساعدة', 'نقاش المساعدة'],
			['تصنيف', 'نقاش التصنيف'],
		],
		{ media: 'وسائط', special: 'خاص' },
	),
	namespaceAliases: [],
};
