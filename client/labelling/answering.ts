/** What the questions need to know of whoever answers them. */
import type { Work } from './work.ts';

export type Answering = Pick<
	Work,
	'form' | 'questions' | 'answers' | 'current' | 'asked' | 'isReady' | 'write'
>;
