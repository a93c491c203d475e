/** What was typed behind `/walkin`, taken apart: `Khumalo for Naidoo`, `Davids general`, `new Bob Marley 082 555 0144`. */
import { part } from '../../../flows/prompt.ts';
import { type Contact, contactOf, countriesOf, tidyName } from '../../core/contacts.ts';
import { searchPatients } from '../../core/search.ts';
import type { Turn } from '../../perform/performer.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, FOR } from '../grammar/clauses.ts';

export interface WalkinLine {
	/** As they were typed; somebody new by name. */
	readonly who: string;
	readonly isNew: boolean;
	/** Whoever else has this contact is another person. */
	readonly another: boolean;
	readonly contact: Contact | undefined;
	/** A practitioner, a service, or anybody. */
	readonly target: string | undefined;
	readonly at: string | undefined;
}

const NEW = /^(?:new|nouveau|nouvelle)(\s+(?:another|autre))?(?:\s+|$)/i;
const CONTACT = /[^\s@]+@[^\s@]+|\+?\(?\d[\d ()./-]{5,}\d/;

/** What words stand for that one can wait for: a practitioner, whose name may be a patient's too; or a service, or anybody. */
export type Target = 'person' | 'thing' | undefined;

/** Throws `Asks` where the last words could be a practitioner's and could be the patient's. */
export async function readWalkin(
	turn: Turn,
	typed: string,
	targetOf: (words: string, place: string | undefined) => Target,
): Promise<WalkinLine> {
	const [, another] = NEW.exec(typed) ?? [];
	const isNew = NEW.test(typed);
	const number = isNew ? CONTACT.exec(typed)?.[0] : undefined;
	const said = typed.replace(NEW, '').replace(number ?? '', ' ');
	const { rest, for: target = '', at } = clausesIn(said, { for: FOR, at: AT });
	const known = { isNew, another: another !== undefined, at };
	const contact = number ? contactOf(number, ...countriesOf(turn.network)) : undefined;
	const apart = target === '' ? await behindWho(turn, rest, isNew, (words) => targetOf(words, at)) : undefined;
	const { who, target: behind = target } = apart ?? { who: rest };
	const read = { ...known, who: isNew ? tidyName(who) : who, contact, target: behind || undefined };
	if (!apart?.unsure) return read;
	const line = walkinTyped(read);
	throw new Asks(
		[part('register-nobody', { typed: rest })],
		[{ label: part('times-choice-words', { words: `/${line}` }), line }],
	);
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
