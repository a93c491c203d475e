/** What was typed behind `/book`, taken apart, and put together again as a line that says the same. */
import { plain, tokens } from '../../flows/match.ts';
import { part } from '../../flows/prompt.ts';
import { inLanguage } from '../../flows/words.ts';
import { type Contact, contactOf, countriesOf, tidyName } from '../core/contacts.ts';
import type { HealthcareService } from '../core/network.ts';
import type { Turn } from '../perform/performer.ts';
import type { Named } from './bookable.ts';
import { Wrong } from './command.ts';
import { AT, clausesIn, FOR } from './grammar/clauses.ts';
import { meant } from './grammar/names.ts';
import { type Moment, takeMoment } from './moment.ts';

export interface Newcomer {
	readonly name: string;
	readonly contact: Contact | undefined;
	/** Whoever else has this contact is another person. */
	readonly another?: boolean;
}

export interface BookingLine extends Named {
	/** The patient, as they were typed. */
	readonly who: string;
	/** Somebody new, whose name and contact were typed. */
	readonly newcomer?: Newcomer | undefined;
	readonly service: HealthcareService | undefined;
	readonly moment: Moment;
	/** The moment is where to begin to look. */
	readonly from: boolean;
	readonly because: string | undefined;
	/** The reference of the visit that it follows up. */
	readonly following: string | undefined;
}

const BECAUSE = /(?:^|\s)(?:because|parce que|car)\s+(?:"([^"]*)"|(.+)$)/is;
const NAMED = ['named', 'called', 'nommé', 'nommée', 'appelé', 'appelée'] as const;
const FROM = /(?<![\p{L}\d])(?:from|dès)(?![\p{L}\d])/iu;
const NEW = /^(?:new|nouveau|nouvelle)(\s+(?:another|autre))?(?:\s+|$)/i;
const MOMENT = /(?<!\S)(?:\d{4}-\d\d-\d\d|\d{1,2}[:h]\d\d)(?!\S)/g;
const CONTACT = /[^\s@]+@[^\s@]+|\+?\(?\d[\d ()./-]{5,}\d/;

/** Takes `because "…"`, or because and all that follows, out of a text. */
export function takeBecause(typed: string): { readonly because: string | undefined; readonly rest: string } {
	const match = BECAUSE.exec(typed);
	const because = (match?.[1] ?? match?.[2])?.trim() || undefined;
	return { because, rest: match ? typed.replace(match[0], ' ').trim() : typed };
}

/** @param zone by whose clock the moment is. Throws `Wrong` where a day can't be one. */
export function readBooking(turn: Turn, typed: string, zone: string): BookingLine {
	const { because, rest: said } = takeBecause(typed);
	const isNew = NEW.test(said);
	const another = NEW.exec(said)?.[1] !== undefined;
	// A number of a newcomer is neither a day nor a time, nor the other way round.
	const contact = isNew ? CONTACT.exec(said.replace(MOMENT, ','))?.[0] : undefined;
	const moment = takeMoment(turn, contact ? said.replace(contact, ' ') : said, zone);
	const from = FROM.test(moment.rest);
	const words = { with: ['with', 'avec'], at: AT, for: FOR, following: ['following', 'après'], named: NAMED } as const;
	const clauses = clausesIn(moment.rest.replace(FROM, ' '), isNew ? words : { ...words, named: [] });
	const left = clauses.rest.replace(NEW, '');
	const { who: whose, service } = serviceIn(turn, left, clauses.for, isNew);
	const who = clauses.named || whose;
	return {
		who,
		newcomer: isNew
			? {
					name: tidyName(who),
					contact: contact ? contactOf(contact, ...countriesOf(turn.network)) : undefined,
					another,
				}
			: undefined,
		service,
		moment,
		from,
		because,
		with: clauses.with || undefined,
		at: clauses.at || undefined,
		following: clauses.following || undefined,
	};
}

/**
 * The words at the end that are a service, as many as can be; what stands before them is who it is for.
 * @param isNew of somebody new nothing else may be said yet.
 */
function serviceIn({ network, talk }: Turn, typed: string, clause: string | undefined, isNew: boolean) {
	const words = typed.split(/\s+/).filter(Boolean);
	const named = (name: string) => {
		const found = meant(name, network.services.all, talk.language);
		if (found.kind === 'one') return found.row;
		const begins = network.services.all.filter(
			({ name: words, retired }) =>
				!retired &&
				name.length >= 4 &&
				tokens(inLanguage(words, talk.language)).some((word) => word.startsWith(plain(name))),
		);
		return begins.length === 1 ? begins[0] : undefined;
	};
	const known = () =>
		network.services.all.filter(({ retired }) => !retired).map(({ name }) => inLanguage(name, talk.language));
	if (clause) {
		const service = named(clause);
		if (!service) throw new Wrong(part('book-no-service', { typed: clause, names: known().join(', ') }));
		return { who: words.join(' '), service };
	}
	for (let at = isNew ? 0 : 1; at < words.length; at++) {
		const service = named(words.slice(at).join(' '));
		if (service) return { who: words.slice(0, at).join(' '), service };
	}
	// Behind a record's number nothing else can stand.
	const behind = words.slice(1).join(' ');
	if (/^#\d+$/.test(words[0] ?? '') && behind) {
		for (let end = words.length - 1; end > 1; end--)
			if (named(words.slice(1, end).join(' ')))
				throw new Wrong(part('book-unread', { typed: words.slice(end).join(' ') }));
		throw new Wrong(part('book-no-service', { typed: behind, names: known().join(', ') }));
	}
	return { who: words.join(' '), service: undefined };
}

/** The same line again, with what is known by now in place of what was typed. */
export function bookingTyped(
	{ with: person, at, because, following, newcomer }: BookingLine,
	{ who, service, time }: { who: string; service?: HealthcareService | undefined; time?: string | undefined },
): string {
	const begins = newcomer?.another ? 'new another' : 'new';
	const name = newcomer ? [begins, newcomer.name, newcomer.contact?.value].filter(Boolean).join(' ') : who;
	return [
		'book',
		name,
		...(service ? [service.code] : []),
		...(time ? [time] : [...(person ? [`with ${person}`] : []), ...(at ? [`at ${at}`] : [])]),
		...(following ? [`following ${following}`] : []),
		...(because ? [`because "${because.replaceAll('"', '’')}"`] : []),
	].join(' ');
}
