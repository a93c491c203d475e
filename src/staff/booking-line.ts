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

export interface BookingLine extends Named {
	/** The patient, as they were typed. */
	readonly who: string;
	/** Somebody new, whose name and contact were typed. */
	readonly newcomer?: { readonly name: string; readonly contact: Contact | undefined } | undefined;
	readonly service: HealthcareService | undefined;
	readonly moment: Moment;
	/** The moment is where to begin to look. */
	readonly from: boolean;
	readonly because: string | undefined;
	/** The reference of the visit that it follows up. */
	readonly following: string | undefined;
}

const BECAUSE = /(?:^|\s)(?:because|parce que|car)\s+(?:"([^"]*)"|(.+)$)/is;
const FROM = /(?<![\p{L}\d])(?:from|dès)(?![\p{L}\d])/iu;
const NEW = /^(?:new|nouveau|nouvelle)\s+/i;
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
	// A number of a newcomer is neither a day nor a time.
	const contact = isNew ? CONTACT.exec(said)?.[0] : undefined;
	const moment = takeMoment(turn, contact ? said.replace(contact, ' ') : said, zone);
	const from = FROM.test(moment.rest);
	const words = { with: ['with', 'avec'], at: AT, for: FOR, following: ['following', 'après'] } as const;
	const clauses = clausesIn(moment.rest.replace(FROM, ' '), words);
	const { who, service } = serviceIn(turn, clauses.rest.replace(NEW, ''), clauses.for);
	return {
		who,
		newcomer: isNew
			? { name: tidyName(who), contact: contact ? contactOf(contact, ...countriesOf(turn.network)) : undefined }
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

/** The words at the end that are a service, as many as can be; what stands before them is who it is for. */
function serviceIn({ network, talk }: Turn, typed: string, clause: string | undefined) {
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
	for (let at = 1; at < words.length; at++) {
		const service = named(words.slice(at).join(' '));
		if (service) return { who: words.slice(0, at).join(' '), service };
	}
	// Behind a record's number nothing else can stand.
	const behind = words.slice(1).join(' ');
	if (/^#\d+$/.test(words[0] ?? '') && behind)
		throw new Wrong(part('book-no-service', { typed: behind, names: known().join(', ') }));
	return { who: words.join(' '), service: undefined };
}

/** The same line again, with what is known by now in place of what was typed. */
export function bookingTyped(
	{ with: person, at, because, following, newcomer }: BookingLine,
	{ who, service, time }: { who: string; service?: HealthcareService | undefined; time?: string | undefined },
): string {
	const name = newcomer ? `new ${newcomer.name} ${newcomer.contact?.value ?? ''}`.trim() : who;
	return [
		'book',
		name,
		...(service ? [service.code] : []),
		...(time ? [time] : [...(person ? [`with ${person}`] : []), ...(at ? [`at ${at}`] : [])]),
		...(following ? [`following ${following}`] : []),
		...(because ? [`because "${because.replaceAll('"', '’')}"`] : []),
	].join(' ');
}
