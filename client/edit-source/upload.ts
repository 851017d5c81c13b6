/** Sends a list of edits, and tells how much of it has gone: what `fetch` does not say. */
import type { View } from '../../campaigns/contract/campaign.ts';
import type { EditList } from '../../campaigns/contract/edit-list.ts';
import { uploadEditList } from '../../campaigns/contract/edit-source-calls.ts';
import { errorSentence, t } from '../language.ts';
import { AskError } from '../server.ts';

/**
 * @param onShare hears how much was sent, 0 to 1
 * @throws {AskError} as every call does; the reason of the signal when it was stopped
 */
export function uploadList(
	list: Blob,
	{ wiki, view }: { wiki: string; view: View },
	{ onShare, signal }: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<EditList> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open(uploadEditList.method, `${uploadEditList.path}?${new URLSearchParams({ wiki, view })}`);
		request.setRequestHeader('content-type', 'text/plain');
		request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
		request.onerror = () => reject(new AskError('NETWORK', t('error-network')));
		request.onabort = () => reject(signal.reason);
		request.onload = () => {
			const { status } = request;
			const answer = readJson(request.responseText);
			if (status < 300 && answer?.list) resolve(answer.list);
			else if (answer?.error) {
				const { code, message, details, requestId } = answer.error;
				reject(new AskError(code, errorSentence(code, message), { status, details, requestId }));
			} else reject(new AskError('UNREADABLE', t('error-unreadable'), { status }));
		};
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(list);
	});
}

type Answer = {
	list?: EditList;
	error?: { code: AskError['code']; message: string; details?: unknown; requestId?: string };
};

function readJson(text: string): Answer | null {
	try {
		return JSON.parse(text);
	} catch {
		// not ours: a proxy's page, or cut off
		return null;
	}
}
