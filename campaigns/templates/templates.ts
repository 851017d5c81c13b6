/** The built-in kinds of campaign. To add one: write its file, and name it here. */
import { damagingGoodfaith } from './damaging-goodfaith.ts';
import type { Template } from './template.ts';

export const templates: readonly Template[] = [damagingGoodfaith];

export function findTemplate(key: string): Template | undefined {
	return templates.find((template) => template.key === key);
}
