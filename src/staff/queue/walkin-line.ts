/** What was typed behind `/walkin`, taken apart: `Khumalo for Naidoo`, `Davids general`, `Bob Marley 082 555 0144 Naidoo`. */
import { part } from '../../../flows/prompt.ts';
import { type Contact, contactOf, countriesOf, tidyName } from '../../core/contacts.ts';
import { parseReference } from '../../core/references.ts';
import { searchPatients } from '../../core/search.ts';
import type { Turn } from '../../perform/performer.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, FOR, withoutCommas } from '../grammar/clauses.ts';

export interface WalkinLine {
	/** As they were typed; somebody new by name. */
	readonly who: string;
	readonly isNew: boolean;
	/** Whoever else has this contact is another person. */
	readonly another: boolean;
	/** What was typed as their number or address. */
	readonly contact: Contact | undefined;
	/** A practitioner, a service, or anybody. */
	readonly target: string | undefined;
	readonly at: string | undefined;
}

const NEW = /^(?:new|nouveau|nouvelle)(\s+(?:another|autre))?(?:\s+|$)/i;
const CONTACT = /[^\s@]+@[^\s@]+|\+?\(?\d[\d ()./-]{5,}\d/;

/** What words stand for that one can wait for: a practitioner, whose name may be a patient's too; or a service, or anybody. */
export type Target = 'person' | 'thing' | undefined;

const DATE = /(?<!\S)(?:\d{4}-\d\d?-\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4})(?!\S)/g;

/**
 * Throws `Asks` where the last words could be a practitioner's and could be the patient's.
 * @param unknown what is asked where nobody has the name in any of these lines.
 */
export async function readWalkin(
	turn: Turn,
	typed: string,
	targetOf: (words: string, place: string | undefined) => Target,
	unknown: (lines: readonly WalkinLine[], typed: string) => Asks,
): Promise<WalkinLine> {
	const [, another] = NEW.exec(typed) ?? [];
	const isNew = NEW.test(typed);
	const named = withoutCommas(typed.replace(NEW, ''));
	const { number, contact } = contactIn(turn, named, isNew);
	const said = number ? named.replace(number, ' ') : named;
	const { rest, for: target = '', at } = clausesIn(said, { for: FOR, at: AT });
	const known = { isNew, another: another !== undefined, at };
	const read = (who: string, whom: string | undefined): WalkinLine => ({
		...{ ...known, who: isNew ? tidyName(who) : who, contact, target: whom || undefined },
	});
	if (target !== '') return read(rest, target);
	const isTarget = (words: string) => targetOf(words, at);
	// What stands behind the number is no part of the name.
	const [before = '', behind = ''] = number ? named.split(number).map((words) => words.trim()) : [];
	const after = clausesIn(behind, { at: AT }).rest;
	if (before !== '' && after !== '' && isTarget(after)) return read(before, after);
	const apart = await behindWho(turn, rest, isNew, isTarget);
	if (!apart?.unsure) return apart ? read(apart.who, apart.target) : read(rest, undefined);
	const { patients } = await searchPatients(turn.tx, turn.network, apart.who, turn.talk.language);
	if (patients.length === 0 && !/\d/.test(rest) && !turn.inGroup)
		throw unknown([read(apart.who, apart.target), read(rest, undefined)], rest);
	const line = walkinTyped(read(apart.who, apart.target));
	throw new Asks(
		[part('register-nobody', { typed: rest })],
		[{ label: part('times-choice-words', { words: `/${line}` }), line }],
	);
}

/** The number or address of somebody whose name stands with it, as typed; neither a birth date nor a reference. */
function contactIn({ network }: Turn, typed: string, isNew: boolean) {
	const number = CONTACT.exec(isNew ? typed : typed.replaceAll(DATE, (date) => '_'.repeat(date.length)))?.[0];
	if (number === undefined) return {};
	const contact = contactOf(number, ...countriesOf(network));
	const isNamed = /\p{L}{2}/u.test(typed.replace(number, ''));
	return isNew || (contact && isNamed && parseReference(number) === undefined) ? { number, contact } : {};
}

/** The words at the end, where all of them together are nobody's name. */
async function behindWho(turn: Turn, typed: string, isNew: boolean, targetOf: (words: string) => Target) {
	const words = typed.split(/\s+/).filter(Boolean);
	if (words.length < 2) return undefined;
	if (!isNew) {
		const { patients } = await searchPatients(turn.tx, turn.network, typed, turn.talk.language);
		if (patients.length > 0) return undefined;
	}
	for (let at = 1; at < words.length; at++) {
		const target = words.slice(at).join(' ');
		const kind = targetOf(target);
		// Of somebody new nothing is known: their name stays whole.
		if (kind === 'thing' || (kind === 'person' && !isNew))
			return { who: words.slice(0, at).join(' '), target, unsure: kind === 'person' };
	}
	return undefined;
}

/** The same line again, with more that is known. */
export function walkinTyped({ who, isNew, another, contact, target, at }: WalkinLine): string {
	return [
		'walkin',
		...(isNew ? [another ? 'new another' : 'new'] : []),
		who,
		...(contact ? [contact.value] : []),
		...(target ? ['for', target] : []),
		...(at ? ['at', at] : []),
	]
		.filter((word) => word !== '')
		.join(' ');
}
