/**
 * Whether somebody is who they say: by a number and a birth date that are both those of one record, or by five fields that
 * all are. Whoever is wrong and whoever is not there cannot be told apart, neither by the answer nor by what it took.
 */
import type { Keyring } from '../../db/keyring.ts';
import { recordsOfPerson, recordsWithNumber } from '../../db/queries/identify.ts';
import type { Tx } from '../../db/store.ts';
import { takeBack, tryOnce } from './attempts.ts';
import { type Contact, contactHash, type Gender } from './contacts.ts';
import { personHash } from './hashes.ts';
import { type Identifier, identifierHash } from './identifiers.ts';

/** What a person says of themselves, or of whom they act for. */
export interface Claim {
	readonly conversationId: string;
	readonly contact: Contact;
	/** `1984-03-12` */
	readonly birthDate: string;
	/** With it, the number and the birth date decide, and nothing else does; without it, the five fields. */
	readonly number?: Identifier | undefined;
	readonly firstName?: string | undefined;
	readonly surname?: string | undefined;
	readonly gender?: Gender | undefined;
}

export type Identified =
	| { readonly kind: 'identified'; readonly patientId: number }
	/** `ambiguous`: two records match, which staff should know and the person never. */
	| { readonly kind: 'notIdentified'; readonly ambiguous?: true }
	/** `until` (UTC): when the next try may be made. */
	| { readonly kind: 'tooManyTries'; readonly until: number };

/** For each chat, contact and number, whether there is such a record or not. A try that was right is not counted. */
const TRIES = { most: 5, withinMs: 60 * 60_000 };
/** For four fields, with whatever contacts: or whoever knows them could try contacts, each in a chat of its own, without end. */
const MOST_CONTACTS = 10;
/** A family may share a number; of more records with one number than this, none is identified by it. */
const MOST_WITH_ONE_NUMBER = 8;

/** Counts the try, and says whose the one record is that matches. */
export async function identify(tx: Tx, claim: Claim): Promise<Identified> {
	const keys = [`identify chat ${claim.conversationId}`, `identify contact ${contactHash(tx.keys, claim.contact)}`];
	if (claim.number) keys.push(`identify number ${identifierHash(tx.keys, claim.number)}`);
	const also = claim.number ? [] : [`identify fields ${fourFields(tx, claim)}`];
	const tried = await tryOnce(tx, { keys, ...TRIES, also: { keys: also, most: MOST_CONTACTS } });
	if (tried.kind === 'tooMany') return { kind: 'tooManyTries', until: tried.until };

	const [patientId, other] = claim.number
		? await byNumber(tx, claim.number, claim.birthDate)
		: await byFields(tx, claim);
	if (patientId === undefined) return { kind: 'notIdentified' };
	if (other !== undefined) return { kind: 'notIdentified', ambiguous: true };
	await takeBack(tx, [...keys, ...also]);
	return { kind: 'identified', patientId };
}

async function byNumber(tx: Tx, number: Identifier, birthDate: string): Promise<number[]> {
	const hash = identifierHash(tx.keys, number);
	const found = await tx.run(recordsWithNumber, { hash, most: MOST_WITH_ONE_NUMBER + 1 });
	// As many birth dates are unsealed whether there are records or not.
	for (let rows = found.length; rows < MOST_WITH_ONE_NUMBER; rows++) unsealDecoy(tx.keys);
	const matching = found.filter((record) => record.birthDate === birthDate).map(({ id }) => id);
	return found.length > MOST_WITH_ONE_NUMBER ? found.map(({ id }) => id) : matching;
}

async function byFields(tx: Tx, claim: Claim): Promise<number[]> {
	return (await tx.run(recordsOfPerson, { hash: fieldsHash(tx, claim), most: 2 })).map(({ id }) => id);
}

const fieldsHash = (tx: Tx, { firstName = '', surname = '', gender = 'unknown', birthDate, contact }: Claim): string =>
	personHash(tx.keys, { firstName, surname, birthDate, gender, contact });

const fourFields = (tx: Tx, claim: Claim): string =>
	fieldsHash(tx, { ...claim, contact: { system: 'phone', value: '' } });

const PLACE = 'patient.birth_date';
const decoys = new WeakMap<Keyring, Buffer>();

function unsealDecoy(keys: Keyring): void {
	const decoy = decoys.get(keys) ?? keys.seal('"1900-01-01"', PLACE);
	decoys.set(keys, decoy);
	JSON.parse(keys.unseal(decoy, PLACE));
}
