/** What answers come to by each method, for whoever works it out: a thread of its own, where there are many. */
export { softLabelsBy, type Weigh } from '../../campaigns/agreement/aggregate.ts';
