import type { PublicRules } from '../../campaigns/contract/campaign.ts';
import { type Block, type SheetMaterial, text, type Voice } from './sheet-blocks.ts';

/** Who could answer, in words; who is named in the rules stays between them and the coordinator. */
function rulesOf({ write, percent }: Voice, rules: PublicRules): string[] {
	const { minimumEdits, minimumAccountDays, groups, babel, homeWiki, onlyAllowed, practice } = rules;
	return [
		...(minimumEdits ? [write('rule-edits', minimumEdits)] : []),
		...(minimumAccountDays ? [write('rule-days', minimumAccountDays)] : []),
		...(groups ? [write('rule-groups', groups.join(', '))] : []),
		...(babel ? [write('rule-babel', `${babel.language}-${babel.level}`)] : []),
		...(homeWiki ? [write('rule-homeWiki')] : []),
		...(onlyAllowed ? [write('rule-invited')] : []),
		...(practice === undefined ? [] : [write('rule-practice', percent(practice))]),
	];
}

/** Who could answer, how many did, how much each, and how long it took them. */
export function peopleOf(voice: Voice, { dataset, campaign }: SheetMaterial): Block[] {
	const { write, integer, percent, small } = voice;
	const rules = rulesOf(voice, campaign.rules);
	const { measures } = dataset;
	const seconds = (milliseconds: number) => small(milliseconds / 1000).replace(/(\D)?0+$/, '');
	return [
		text(write(rules.length === 0 ? 'rule-anyone' : 'rule-all')),
		...(rules.length === 0 ? [] : [{ kind: 'list', items: rules } as const]),
		text(write('sheet-labellers', dataset.labellers, measures?.accepted ?? dataset.labels)),
		...(measures?.answersPerPerson
			? [
					text(
						write(
							'sheet-each',
							...[measures.answersPerPerson.low, measures.answersPerPerson.high].map(integer),
							percent(measures.largestShare),
						),
					),
				]
			: []),
		...(measures?.millisecondsPerAnswer
			? [
					text(
						write(
							'sheet-time',
							seconds(measures.millisecondsPerAnswer.median),
							seconds(measures.millisecondsPerAnswer.low),
							seconds(measures.millisecondsPerAnswer.high),
						),
					),
				]
			: []),
	];
}
