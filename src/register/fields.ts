/** What a register can say of a person: the names by which the clinic file knows its columns. */

/** Those that every register has: without them there is nobody to speak of, or nobody who is known when they come again. */
export const NEEDED = ['key', 'firstName', 'surname'] as const;

export const FIELDS = [
	...NEEDED,
	'birthDate',
	'gender',
	'language',
	'phone',
	'phone2',
	'email',
	'filesAt',
	'familyDoctor',
	'carerKey',
	'relationship',
] as const;

/** `number:za-id`: the number that the clinic file's `identifiers` call `za-id`. */
export type Field = (typeof FIELDS)[number] | `number:${string}`;

export const numberField = (system: string): Field => `number:${system}`;
