/** With fewer, whoever knows them can guess who said what in a dataset without names. */
export const fewPeople = 5;
