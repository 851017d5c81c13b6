/** The words around the pages of a demo wiki, in its language. */
import type { DemoSite } from './site.ts';

const english = {
	banner: 'a small wiki for trying things out; nothing here is real',
	pageMissing: 'page does not exist',
	notFound: 'Not found',
	noPage: (title: string) => `There is no page named "${title}" here.`,
	noRevision: (id: number) => `There is no revision ${id} here.`,
	hidden: '(hidden)',
	textHidden: 'The text of this revision is hidden.',
	oneTextHidden: 'The text of one of the two revisions is hidden, so the difference cannot be shown.',
	revision: 'Revision',
	history: 'history',
	historyOf: (title: string) => `History of ${title}`,
	readPage: 'Read the page',
	diff: 'diff',
	differenceIn: (title: string) => `${title}: difference`,
	before: 'Before:',
	after: 'After:',
	first: 'The first revision of the page',
};

const arabic: typeof english = {
	banner: 'ويكي صغير للتجربة، لا شيء هنا حقيقي',
	pageMissing: 'لا توجد هذه الصفحة',
	notFound: 'لا شيء هنا',
	noPage: (title) => `لا توجد هنا صفحة باسم «${title}».`,
	noRevision: (id) => `لا توجد هنا نسخة رقمها ${id}.`,
	hidden: '(مخفي)',
	textHidden: 'نص هذه النسخة مخفي.',
	oneTextHidden: 'نص إحدى النسختين مخفي، فلا يمكن عرض الفرق.',
	revision: 'النسخة',
	history: 'التاريخ',
	historyOf: (title) => `تاريخ ${title}`,
	readPage: 'اقرأ الصفحة',
	diff: 'فرق',
	differenceIn: (title) => `${title}: الفرق`,
	before: 'قبل:',
	after: 'بعد:',
	first: 'أول نسخة من الصفحة',
};

const words = { en: english, ar: arabic };

export function wordsOf({ language }: DemoSite): typeof english {
	return words[language];
}
