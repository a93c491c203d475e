/** Why, as a button's line says it once more: what stands in quotation marks can't have any within. */
export const reasonAgain = (because: string | undefined): string =>
	because === undefined ? '' : ` because "${because.replaceAll('"', "'")}"`;
