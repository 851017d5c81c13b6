import type { View } from '../contract/campaign.ts';
import type { Form } from '../contract/form.ts';

/** What one question of a template teaches: a binary model whose positive class is one of the choices. */
export type Target = {
	/** name of the model, as ORES calls it */
	model: string;
	question: string;
	positive: string;
	negative: string;
	/** the set of features it learns from: see trainer/features */
	featureSet: string;
};

/** A kind of campaign: what is asked, how the edit is shown, what is learned. */
export type Template = {
	key: string;
	title: string;
	form: Form;
	view: View;
	trains: readonly Target[];
};
