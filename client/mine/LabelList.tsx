import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { MyLabel } from '../../campaigns/contract/mine.ts';
import { listMyLabels } from '../../campaigns/contract/my-calls.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { asAskError, ask } from '../server.ts';
import { LabelRow } from './LabelRow.tsx';

export type Said = 'answered' | 'skipped' | undefined;

/** What a person says of the edits of a campaign, a page at a time; what follows is put below when asked for. */
export function LabelList(props: { campaign: Campaign; said: Said }): JSX.Element {
	let list: HTMLOListElement | undefined;
	const [more, setMore] = createSignal<MyLabel[]>([]);
	const [cursor, setCursor] = createSignal<string | null>(null);
	const [failure, setFailure] = createSignal<string | null>(null);
	const [busy, setBusy] = createSignal(false);
	const page = (said: Said, from?: string) =>
		ask(listMyLabels, { campaignId: props.campaign.id, said, cursor: from });
	const [first] = createResource(
		() => ({ said: props.said }),
		async ({ said }) => {
			const { labels, next } = await page(said);
			setMore([]);
			setCursor(next);
			return labels;
		},
	);
	const labels = () => [...(first() ?? []), ...more()];

	async function goOn(from: string): Promise<void> {
		const before = labels().length;
		setBusy(true);
		try {
			const { labels: following, next } = await page(props.said, from);
			setMore([...more(), ...following]);
			setCursor(next);
			setFailure(null);
			// whoever pressed the button reads on where the new ones begin
			list?.querySelectorAll<HTMLElement>('.lw-said')[before]?.querySelector('a')?.focus();
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		} finally {
			setBusy(false);
		}
	}

	return (
		<>
			<Show
				when={labels().length > 0}
				fallback={<p class="lw-subtle">{t(`mine-none-${props.said ?? 'all'}`)}</p>}
			>
				<ol class="lw-saids" ref={list}>
					<For each={labels()}>{(label) => <LabelRow label={label} campaign={props.campaign} />}</For>
				</ol>
			</Show>
			<Show when={failure()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
			<Show when={cursor()}>
				{(from) => (
					<Button disabled={busy()} onClick={() => void goOn(from())}>
						{t('mine-more')}
					</Button>
				)}
			</Show>
		</>
	);
}
