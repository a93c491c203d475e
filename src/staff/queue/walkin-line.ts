/** What was typed behind `/walkin`, taken apart: `Khumalo for Naidoo`, `Davids general`, `new Bob Marley 082 555 0144`. */
import { type Contact, contactOf, countriesOf, tidyName } from '../../core/contacts.ts';
import { searchPatients } from '../../core/search.ts';
import type { Turn } from '../../perform/performer.ts';
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

/** @param isTarget whether words stand for somebody, or something, that one can wait for. */
export async function readWalkin(
	turn: Turn,
	typed: string,
	isTarget: (words: string, place: string | undefined) => boolean,
): Promise<WalkinLine> {
	const [, another] = NEW.exec(typed) ?? [];
	const isNew = NEW.test(typed);
	const number = isNew ? CONTACT.exec(typed)?.[0] : undefined;
	const said = typed.replace(NEW, '').replace(number ?? '', ' ');
	const { rest, for: target = '', at } = clausesIn(said, { for: FOR, at: AT });
	const known = { isNew, another: another !== undefined, at };
	const contact = number ? contactOf(number, ...countriesOf(turn.network)) : undefined;
	const apart = target === '' ? await behindWho(turn, rest, isNew, (words) => isTarget(words, at)) : undefined;
	const { who, target: behind = target } = apart ?? { who: rest };
	return { ...known, who: isNew ? tidyName(who) : who, contact, target: behind || undefined };
}

/** The words at the end, where all of them together are nobody's name. */
async function behindWho(turn: Turn, typed: string, isNew: boolean, isTarget: (words: string) => boolean) {
	const words = typed.split(/\s+/).filter(Boolean);
	if (words.length < 2) return undefined;
	if (!isNew) {
		const { patients } = await searchPatients(turn.tx, turn.network, typed, turn.talk.language);
		if (patients.length > 0) return undefined;
	}
	for (let at = 1; at < words.length; at++) {
		const target = words.slice(at).join(' ');
		if (isTarget(target)) return { who: words.slice(0, at).join(' '), target };
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
