/** What was typed behind `/book`, taken apart, and put together again as a line that says the same. */
import { plain, tokens } from '../../../flows/match.ts';
import { part } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { type Contact, contactOf, countriesOf, tidyName } from '../../core/contacts.ts';
import type { HealthcareService } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Named } from '../finding/bookable.ts';
import { AT, clausesIn, FOR, withoutCommas } from '../grammar/clauses.ts';
import { leftOver } from '../grammar/left-over.ts';
import { type Moment, takeMoment } from '../grammar/moment.ts';
import { likely, meant } from '../grammar/names.ts';
import { reasonAgain, takeBecause } from '../grammar/reason.ts';

interface Newcomer {
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

const NAMED = ['named', 'called', 'nommé', 'nommée', 'appelé', 'appelée'] as const;
const FROM = /(?<![\p{L}\d])(?:from|dès)(?![\p{L}\d])/iu;
const NEW = /^(?:new|nouveau|nouvelle)(\s+(?:another|autre))?(?:\s+|$)/i;
const MOMENT = /(?<!\S)(?:\d{4}-\d\d-\d\d|\d{1,2}[:h]\d\d)(?!\S)/g;
const CONTACT = /[^\s@]+@[^\s@]+|\+?\(?\d[\d ()./-]{5,}\d/;

/** @param zone by whose clock the moment is. Throws `Wrong` where a day can't be one. */
export function readBooking(turn: Turn, typed: string, zone: string): BookingLine {
	const { because, rest } = takeBecause(typed);
	const said = withoutCommas(rest);
	const isNew = NEW.test(said);
	const another = NEW.exec(said)?.[1] !== undefined;
	// A number of a newcomer is neither a day nor a time, nor the other way round.
	const contact = isNew ? CONTACT.exec(said.replace(MOMENT, ','))?.[0] : undefined;
	const moment = momentIn(turn, contact ? said.replace(contact, ' ') : said, zone);
	// A day takes the word that leads to it.
	const from = FROM.test(said);
	const words = { with: ['with', 'avec'], at: AT, for: FOR, following: ['following', 'après'], named: NAMED } as const;
	const clauses = clausesIn(moment.rest.replace(FROM, ' '), isNew ? words : { ...words, named: [] });
	const left = clauses.rest.replace(NEW, '');
	const { who: whose, service, behind } = serviceIn(turn, left, clauses.for, isNew);
	const { person, place } = placed(turn, behind, clauses);
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
		with: clauses.with || person || undefined,
		at: clauses.at || place || undefined,
		following: clauses.following || undefined,
	};
}

/**
 * The words at the end that are a service, as many as can be, else words before the end: what stands before them is who it
 * is for, and behind them with whom or where.
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
		return { who: words.join(' '), service, behind: '' };
	}
	// Behind a record's number the service comes first, whatever is typed behind it.
	for (let end = words.length; /^#\d+$/.test(words[0] ?? '') && end > 1; end--) {
		const service = named(words.slice(1, end).join(' '));
		if (service) return { who: words[0]!, service, behind: words.slice(end).join(' ') };
	}
	for (let at = isNew ? 0 : 1; at < words.length; at++) {
		const service = named(words.slice(at).join(' '));
		if (service) return { who: words.slice(0, at).join(' '), service, behind: '' };
	}
	for (let at = isNew ? 0 : 1; at < words.length; at++)
		for (let end = words.length - 1; end > at; end--) {
			const service = named(words.slice(at, end).join(' '));
			const behind = words.slice(end).join(' ');
			if (service) return { who: words.slice(0, at).join(' '), service, behind };
		}
	// Behind a record's number nothing else can stand; which of several it is, is asked.
	const behind = words.slice(1).join(' ');
	const could = likely(behind, network.services.all, talk.language);
	if (/^#\d+$/.test(words[0] ?? '') && behind && could.length === 0) {
		throw new Wrong(part('book-no-service', { typed: behind, names: known().join(', ') }));
	}
	return { who: words.join(' '), service: undefined, behind: '' };
}

/** With whom and where, without a small word before it. Throws `Wrong` with the words that are neither. */
function placed({ network, talk }: Turn, typed: string, said: { readonly with?: string; readonly at?: string }) {
	const { person, place, unread } = leftOver(typed, network, talk.language);
	const isNobody = said.with !== undefined || meant(person, network.practitioners.all, talk.language).kind === 'none';
	const stray = [...(isNobody ? [person] : []), ...(said.at === undefined ? [] : [place]), unread].filter(Boolean);
	if (stray.length > 0) throw new Wrong(part('book-unread', { typed: stray.join(' ') }));
	return { person, place };
}

/** What stands behind a patient's name, where it is with whom or where; the longest of it. */
export function behindName({ network, talk }: Turn, typed: string) {
	const words = typed.split(/\s+/).filter(Boolean);
	for (let at = 1; at < words.length; at++) {
		const { person, place, unread } = leftOver(words.slice(at).join(' '), network, talk.language);
		const isSomebody = person !== '' && meant(person, network.practitioners.all, talk.language).kind === 'one';
		if (unread === '' && (isSomebody || (person === '' && place !== undefined)))
			return { who: words.slice(0, at).join(' '), with: person || undefined, at: place };
	}
	return undefined;
}

/** A number at the end behind a day is an hour: `thursday 9`. */
function momentIn(turn: Turn, typed: string, zone: string): Moment {
	const moment = takeMoment(turn, typed, zone);
	const hour = /(?<=\s)\d{1,2}\s*$/.exec(typed)?.[0];
	const isLeft = moment.day && moment.minute === undefined && hour && moment.rest.endsWith(` ${hour.trim()}`);
	return isLeft
		? takeMoment(
				turn,
				typed.replace(/\d{1,2}\s*$/, (number) => `at ${number}`),
				zone,
			)
		: moment;
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
		...(because ? [reasonAgain(because).trim()] : []),
	].join(' ');
}
