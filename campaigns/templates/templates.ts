/** The built-in kinds of campaign. To add one: write its file, and name it here. */
import { articleQuality } from './article-quality.ts';
import { articleQualityScale } from './article-quality-scale.ts';
import { damagingGoodfaith } from './damaging-goodfaith.ts';
import { draftQuality } from './draft-quality.ts';
import { editType } from './edit-type.ts';
import { itemQuality } from './item-quality.ts';
import type { Template } from './template.ts';
import { unsourcedStatement } from './unsourced-statement.ts';

export const templates: readonly Template[] = [
	damagingGoodfaith,
	editType,
	articleQuality,
	articleQualityScale,
	itemQuality,
	draftQuality,
	unsourcedStatement,
];

export function findTemplate(key: string): Template | undefined {
	return templates.find((template) => template.key === key);
}
