import type { JSX } from 'solid-js';
import { t } from '../language.ts';

/** Whether every edit of a new campaign is held back until it is asked for. */
export function DistressingField(props: {
	checked: boolean;
	onChange: (checked: boolean) => void;
}): JSX.Element {
	return (
		<div class="cdx-field">
			<div class="cdx-checkbox">
				<div class="cdx-checkbox__wrapper">
					<input
						class="cdx-checkbox__input"
						id="distressing"
						type="checkbox"
						aria-describedby="distressing-help"
						checked={props.checked}
						onChange={(event) => props.onChange(event.currentTarget.checked)}
					/>
					<span class="cdx-checkbox__icon" />
					<div class="cdx-checkbox__label cdx-label">
						<label class="cdx-label__label" for="distressing">
							<span class="cdx-label__label__text">{t('coordinate-distressing')}</span>
						</label>
						<span class="cdx-label__description" id="distressing-help">
							{t('coordinate-distressing-help')}
						</span>
					</div>
				</div>
			</div>
		</div>
	);
}
