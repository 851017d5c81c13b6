import '../styles/door.css';
import type { JSX } from 'solid-js';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { Alone } from '../parts/Alone.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';

/** Somebody came from the wiki for an edit that is not theirs to label: why, and the ways on. */
export function NotThisEdit(props: { sentence: string; onOthers: () => void }): JSX.Element {
	return (
		<Page title={t('not-this-edit-title')} read>
			<Alone
				icon="check"
				title={t('not-this-edit-title')}
				actions={
					<>
						<Button weight="primary" progressive large onClick={() => props.onOthers()}>
							{t('label-others')}
						</Button>
						<LinkButton href="/" large>
							{t('to-campaigns')}
						</LinkButton>
					</>
				}
			>
				<p>{props.sentence}</p>
			</Alone>
		</Page>
	);
}
