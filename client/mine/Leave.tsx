import { createSignal, type JSX, Show } from 'solid-js';
import { leave } from '../../campaigns/contract/my-calls.ts';
import { t } from '../language.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { Button } from '../parts/Button.tsx';
import { asAskError, ask } from '../server.ts';
import { forgetHere } from './forget-here.ts';

/** A button that asks first, naming what will happen: it cannot be taken back. */
export function Leave(props: { outbox: Outbox }): JSX.Element {
	let dialog: HTMLDialogElement | undefined;
	const [leaving, setLeaving] = createSignal(false);
	const [failure, setFailure] = createSignal<string | null>(null);

	async function go(): Promise<void> {
		setLeaving(true);
		setFailure(null);
		try {
			// what was said is sent while there is still somebody who said it
			if ((await props.outbox.send()) !== null) setFailure(t('leave-send-first'));
			else {
				await ask(leave, {});
				await props.outbox.dropRefused();
				forgetHere(localStorage, props.outbox.personId);
				forgetHere(sessionStorage, props.outbox.personId);
				// a page anew: nothing of this person is left in its memory
				location.replace('/');
			}
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		} finally {
			setLeaving(false);
		}
	}

	return (
		<>
			<Button onClick={() => dialog?.showModal()}>{t('leave-ask')}</Button>
			<dialog class="lw-dialog" aria-labelledby="leave-question" ref={dialog}>
				<h2 id="leave-question">{t('leave-question')}</h2>
				<ul class="lw-bullets">
					<li>{t('leave-stays')}</li>
					<li>{t('leave-forgotten')}</li>
					<li>{t('leave-credit')}</li>
					<li>{t('leave-given-back')}</li>
					<li>{t('leave-take-first')}</li>
					<li>
						<b>{t('leave-for-good')}</b>
					</li>
				</ul>
				<Show when={props.outbox.waiting().length > 0}>
					<p>{t('done-waiting', props.outbox.waiting().length)}</p>
				</Show>
				<Show when={failure()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
				<div class="lw-dialog__act">
					<Button autofocus onClick={() => dialog?.close()}>
						{t('leave-not')}
					</Button>
					<Button class="cdx-button--action-destructive" disabled={leaving()} onClick={() => void go()}>
						{t('leave-yes')}
					</Button>
				</div>
			</dialog>
		</>
	);
}
