/** One record of a register as it was read, from whatever file: texts that nobody has judged yet. */
import type { Field } from './fields.ts';

export interface Raw {
	/** From 1: the line it begins on, or in JSON which of the file's resources it is. */
	readonly line: number;
	/** What the register knows it by. */
	readonly key: string;
	readonly firstName: string;
	readonly surname: string;
	/** `1989-02-28`, or as the clinic file's `dateFormat` has it. */
	readonly birthDate: string;
	readonly gender: string;
	readonly language: string;
	/** In their order; the first is the main one. */
	readonly contacts: readonly { readonly field: Field; readonly text: string }[];
	readonly numbers: readonly { readonly system: string; readonly text: string }[];
	/** Clinics that keep a file, each by any of its names. */
	readonly filesAt: readonly string[];
	/** The family doctor, by any of their names. */
	readonly familyDoctor: readonly string[];
	/** Who acts for this person. */
	readonly carers: readonly Carer[];
	/** Why it is not even looked at. */
	readonly refused?: Flaw;
}

export interface Carer {
	/** What the register knows them by. */
	readonly key: string;
	readonly relationship: string;
}

/** What is wrong with a record, in words that give away nothing that is in it. */
export interface Flaw {
	readonly field: Field | '';
	readonly reason: string;
}

/** A file that can't be read as what it should be, in a sentence: nothing of it is imported. */
export class Broken extends Error {}

/** A record of which nothing could be read. */
export const refusedRaw = (line: number, reason: string): Raw => ({
	...{ line, key: '', firstName: '', surname: '', birthDate: '', gender: '', language: '' },
	...{ contacts: [], numbers: [], filesAt: [], familyDoctor: [], carers: [] },
	refused: { field: '', reason },
});
