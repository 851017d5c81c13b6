import { For, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Kbd } from '../parts/Kbd.tsx';
import { useBuilder } from './builder.ts';
import type { Draft } from './draft.ts';
import { Faults } from './Faults.tsx';
import { TextRows } from './TextRows.tsx';
import { ToolIcon } from './ToolIcon.tsx';
import { written } from './words.ts';

/** What belongs to the form as a whole: its name, keys that answer several questions at once, examples. */
export function WholeEditor(): JSX.Element {
	const builder = useBuilder();
	const { draft } = builder;
	const answersOf = (answers: Draft['shortcuts'][number]['answers']) =>
		answers
			.flatMap(({ question, choice }) => {
				const asked = draft.questions.find(({ id }) => id === question);
				const given = asked?.choices.find(({ id }) => id === choice);
				return asked && given
					? [
							t(
								'forms-answered',
								written(asked.label, draft, asked.name),
								written(given.label, draft, given.value),
							),
						]
					: [];
			})
			.join(t('comma'));
	return (
		<>
			<div class="lw-panel__head">
				<h2 id="f-editing" tabindex="-1">
					{t('forms-whole')}
				</h2>
			</div>
			<Faults at={null} />
			<TextRows id="f-title" legend={t('forms-title')} texts={draft.name} find={(all) => all.name} />
			<For each={draft.shortcuts}>
				{(shortcut) => (
					<div class="lw-builder__part">
						<div class="lw-builder__parthead">
							<p>
								<Kbd>{shortcut.key.toUpperCase()}</Kbd> <bdi>{answersOf(shortcut.answers)}</bdi>
							</p>
							<Show when={!builder.readOnly}>
								<Button
									weight="quiet"
									iconOnly
									aria-label={t('forms-shortcut-remove', shortcut.key.toUpperCase())}
									onClick={() =>
										builder.update((all) => {
											all.shortcuts = all.shortcuts.filter(({ id }) => id !== shortcut.id);
										})
									}
								>
									<ToolIcon name="trash" size="small" />
								</Button>
							</Show>
						</div>
						<TextRows
							id={`f-shortcut-${shortcut.id}`}
							legend={t('forms-shortcut', shortcut.key.toUpperCase())}
							texts={shortcut.label}
							find={(all) => all.shortcuts.find(({ id }) => id === shortcut.id)?.label}
						/>
					</div>
				)}
			</For>
			<For each={draft.examples}>
				{(example, at) => (
					<div class="lw-builder__part">
						<For each={['text', 'answer'] as const}>
							{(which) => (
								<TextRows
									id={`f-example-${example.id}-${which}`}
									legend={t(`forms-example-${which}`, at() + 1)}
									texts={example[which]}
									find={(all) => all.examples.find(({ id }) => id === example.id)?.[which]}
								/>
							)}
						</For>
						<Show when={!builder.readOnly}>
							<Button
								weight="quiet"
								onClick={() =>
									builder.update((all) => {
										all.examples = all.examples.filter(({ id }) => id !== example.id);
									})
								}
							>
								<ToolIcon name="trash" size="small" />
								{t('forms-example-remove')}
							</Button>
						</Show>
					</div>
				)}
			</For>
			<Show when={!builder.readOnly}>
				<div class="lw-builder__part">
					<Button
						weight="quiet"
						onClick={() =>
							builder.update((all) => {
								all.examples.push({ id: all.nextId++, text: {}, answer: {} });
							})
						}
					>
						<ToolIcon name="add" />
						{t('forms-example-add')}
					</Button>
				</div>
			</Show>
		</>
	);
}
