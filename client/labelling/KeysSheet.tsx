import { For, type JSX } from 'solid-js';
import type { Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { digitChoices } from './keys.ts';
import { prefer, preferences } from './preferences.ts';

type Row = readonly [keys: readonly string[], meaning: string];

/** What every key does, the form's own first. */
export function KeysSheet(props: {
	open: boolean;
	onClose: () => void;
	form: Form;
	/** those that are on the screen */
	questions: readonly Question[];
}): JSX.Element {
	const answerRows = (): Row[] => {
		const digits = digitChoices(props.questions);
		return [
			...props.questions.map((question): Row => {
				const keys = digits.flatMap((choice, at) =>
					choice.question === question.name ? [String(at + 1)] : [],
				);
				return [
					keys,
					t(
						'keys-question',
						question.label,
						choicesOf(question)
							.map(({ label }) => label)
							.join(t('comma')),
					),
				];
			}),
			...props.form.shortcuts.map(
				(shortcut): Row => [[shortcut.key.toUpperCase()], t('keys-at-once', shortcut.label)],
			),
			[['↵'], t('save-and-next')],
			...(props.questions.some((question) => question.kind === 'text' && question.size === 'long')
				? [[['Ctrl', '↵'], t('keys-save-from-text')] as Row]
				: []),
		];
	};
	const groups = (): [title: string, rows: Row[]][] => [
		[t('keys-answer'), answerRows().filter(([keys]) => keys.length > 0)],
		[
			t('keys-look'),
			[
				[['N', 'P'], t('keys-changes')],
				[['X'], t('keys-fold')],
				[['V'], t('keys-view')],
				[['W'], t('keys-wiki')],
				[['G'], t('guideline')],
				[['B'], t('keys-reveal')],
			],
		],
		[
			t('keys-move'),
			[
				[['S'], t('skip')],
				[['⇧', 'S'], t('skip-and-say-why')],
				[['U'], t('keys-undo')],
			],
		],
		[
			t('keys-everywhere'),
			[
				[['?'], t('keys-sheet')],
				[['Esc'], t('keys-escape')],
				[['Tab'], t('keys-tab')],
			],
		],
	];
	return (
		<Sheet
			open={props.open}
			onClose={props.onClose}
			title={t('keys')}
			foot={
				<div class="lw-sheet__foot">
					<p>{t(preferences().singleKeys ? 'keys-note' : 'keys-are-off')}</p>
					<div>
						<Button
							weight="quiet"
							aria-pressed={!preferences().singleKeys}
							onClick={() => prefer({ singleKeys: !preferences().singleKeys })}
						>
							{t(preferences().singleKeys ? 'keys-turn-off' : 'keys-turn-on')}
						</Button>
					</div>
				</div>
			}
		>
			<div class="lw-sheet__groups">
				<For each={groups()}>
					{([title, rows]) => (
						<section>
							<h3>{title}</h3>
							<dl class="lw-keys">
								<For each={rows}>
									{([keys, meaning]) => (
										<div>
											<dt>{meaning}</dt>
											<dd>
												<For each={keys}>{(key) => <kbd class="lw-kbd">{key}</kbd>}</For>
											</dd>
										</div>
									)}
								</For>
							</dl>
						</section>
					)}
				</For>
			</div>
		</Sheet>
	);
}
