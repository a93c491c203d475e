/** The id of a message in what a browser sends, if it is one. */
export function idIn(text: string | string[] | undefined): number | undefined {
	return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
