import { createSignal, type JSX, Show } from 'solid-js';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError } from '../server.ts';
import { TextLine } from './fields.tsx';

/** One thing to change of a campaign, and why: for the public log. */
export function ChangeSection(props: {
	name: string;
	title: string;
	words: string;
	save: string;
	/** what was done, in a sentence. @throws AskError */
	step: (reason: string | undefined) => Promise<string>;
	/** what the fields are called here that a refusal may name */
	fields?: Record<string, string> | undefined;
	children: JSX.Element;
}): JSX.Element {
	const [reason, setReason] = createSignal('');
	const [said, setSaid] = createSignal('');
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [sending, setSending] = createSignal(false);

	async function send(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		setSaid('');
		setRefusal(null);
		setSending(true);
		try {
			setSaid(await props.step(reason().trim() || undefined));
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setSending(false);
		}
	}

	return (
		<section class="lw-change__section" aria-labelledby={`change-${props.name}-title`}>
			<h2 id={`change-${props.name}-title`}>{props.title}</h2>
			<p class="lw-subtle">{props.words}</p>
			<form novalidate onSubmit={(event) => void send(event)}>
				{props.children}
				<TextLine
					id={`change-${props.name}-reason`}
					label={t('coordinate-reason')}
					maxlength="500"
					value={reason()}
					onKeep={setReason}
				/>
				<Show when={refusal()}>{(error) => <Refusal error={error()} fields={props.fields} />}</Show>
				<div class="lw-change__foot">
					<p role="status">{said()}</p>
					<Button type="submit" disabled={sending()}>
						{props.save}
					</Button>
				</div>
			</form>
		</section>
	);
}
