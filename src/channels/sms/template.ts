/**
 * A text with places in braces, `{to}`, `{digits}`, `{text}` and `{id}`, that are filled in as the thing around them needs
 * it: a JSON body, a form, or a URL. What is filled in can't break out of its place.
 */

export type Values = Readonly<Record<'to' | 'digits' | 'text' | 'id', string>>;

const PLACE = /\{(\w+)\}/g;
const PLACES: readonly string[] = ['to', 'digits', 'text', 'id'];

/** The places named in a text. */
export const placesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name]) => name!);

/** Those that there are no values for. */
export const unknownPlaces = (text: string): string[] => placesIn(text).filter((name) => !PLACES.includes(name));

const fill = (text: string, values: Values, written = (value: string) => value): string =>
	text.replace(PLACE, (_, name: keyof Values) => written(values[name]));

export const fillUrl = (url: string, values: Values): string => fill(url, values, encodeURIComponent);

/** A plus is a plus, as in a number, and not a space. */
const fieldsIn = (form: string) => [...new URLSearchParams(form.replaceAll('+', '%2B'))];

export const fillForm = (form: string, values: Values): string =>
	new URLSearchParams(fieldsIn(form).map(([name, value]) => [name, fill(value, values)])).toString();

export const textsInForm = (form: string): string[] => fieldsIn(form).map(([, value]) => value);

export const fillJson = (json: string, values: Values): string =>
	JSON.stringify(JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? fill(value, values) : value)));

/** The texts in a JSON value: the only places where something can be filled in. */
export function textsInJson(json: string): string[] {
	const texts: string[] = [];
	JSON.parse(json, (_, value: unknown) => {
		if (typeof value === 'string') texts.push(value);
		return value;
	});
	return texts;
}
