/** `/book <patient> [service] [when] [with …] [at …] [because …]`: a visit for somebody who phones or stands at the desk. */
import { pastVisits } from '../../../db/queries/search.ts';
import { line, type Part, part, text } from '../../../flows/prompt.ts';
import { type Appointment, appointmentsOf, book as bookVisit } from '../../core/appointments.ts';
import { tidyName } from '../../core/contacts.ts';
import { openLinksOf } from '../../core/links.ts';
import type { HealthcareService } from '../../core/network.ts';
import { type PatientWithContacts, patientById } from '../../core/patients.ts';
import { askedIn, settleRequestsOf } from '../../core/requests.ts';
import { instantOf, wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { visitChanged } from '../../visit-changed.ts';
import { howTold } from '../../visit-told.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { giving, type Pair, pairsFor, servicesOf } from '../finding/bookable.ts';
import { askSure, offerInstead, offerTimes, timeMeant, timeWords } from '../finding/free-times.ts';
import { askedWhose, registerAtDesk } from '../finding/newcomer.ts';
import { clearBeginning, opened, patientMeant } from '../finding/patient.ts';
import { type Choosable, type Seeking, zoneOf } from '../finding/times-found.ts';
import { bookedByWords, visitFacts, visitOf, visitTold, visitWords, whose } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { typedOf } from '../grammar/moment.ts';
import { likely } from '../grammar/names.ts';
import { type BookingLine, behindName, bookingTyped, readBooking } from './booking-line.ts';

const MOST_SERVICES = 12;

export const book: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const zone = clinicsOf(member, turn.network)[0]?.zone ?? 'UTC';
		const typed = readBooking(turn, rest, zone);
		const pairs = pairsFor(turn, member, typed);
		// Each clinic goes by its own clock.
		const said = pairs[0] && pairs[0].place.zone !== zone ? readBooking(turn, rest, pairs[0].place.zone) : typed;
		const patient = said.newcomer ? await newcomer(turn, member, said) : await patientFor(turn, member, said);
		if (patient === undefined) return;
		const who = patient === 'new' ? '' : `#${patient.id}`;
		const known = patient === 'new' ? undefined : patient;
		const service = said.service ?? (await serviceFor(turn, said, known, pairs));
		if (!service) return;
		const follows = said.following ? await visitOf(turn, member, said.following) : undefined;
		const seeking: Seeking = {
			patient: known,
			after: follows?.end,
			service,
			pairs: giving(turn, member, pairs, service),
			lineFor: (time) => bookingTyped(said, { who, service, time }),
			typed: bookingTyped(said, { who, service }),
			known: known ? await alsoHas(turn, known.id, { service, date: said.moment.day?.date }) : [],
		};
		const time = await timeFor(turn, seeking, said);
		if (!time) return;
		if (known) await refuseClash(turn, known.id, time);
		const asked = part('book-sure', { ...whose(turn, known), ...timeWords(turn, seeking, time) });
		if (time.rules.length > 0 && !sure) return askSure(turn, seeking, [asked], part('book-yes'), time);
		await take(turn, member, said, patient, seeking, time);
	},
	examples: (turn, member) => [
		line('book-example', exampleFacts(turn, member)),
		line('book-example-new', exampleFacts(turn, member)),
	],
};

/** The patient, where it can only be one. Who is not found can be booked as somebody new. */
async function patientFor(turn: Turn, member: Member, said: BookingLine): Promise<PatientWithContacts | undefined> {
	try {
		const patient = await patientMeant(turn, member, said.who, (number) =>
			bookingTyped(said, { who: number, service: said.service, time: whenTyped(said) }),
		);
		if (patient) await opened(turn, member, patient);
		return patient;
	} catch (error) {
		if (!(error instanceof Wrong) || error.parts[0]?.key !== 'register-nobody' || /(?<!^#\d*)\d/.test(said.who))
			throw error;
		const apart = said.with === undefined && said.at === undefined ? behindName(turn, said.who) : undefined;
		const clear = apart ? undefined : await clearBeginning(turn, said.who);
		if (clear && said.service === undefined && offerLikely(turn, member, said, clear)) return undefined;
		if (turn.inGroup && !apart) throw error;
		const newcomer = { name: tidyName(said.who), contact: undefined };
		const [hint, typed] = turn.inGroup ? [[], undefined] : [[part('book-new-hint')], begun({ ...said, newcomer })];
		const read = clear ? [part('book-read-part', clear)] : [];
		const those = clear
			? [
					{
						label: part('book-choice-part', clear),
						line: bookingTyped(said, { ...said, who: clear.who, time: whenTyped(said) }),
					},
				]
			: [];
		offer(turn, [...error.parts, ...read, ...hint], apart ? [readApart(said, apart)] : those, typed);
		return undefined;
	}
}

/** What stands behind a name that is clear may be a service with a slip in it. Answers whether there is one to offer. */
function offerLikely(
	turn: Turn,
	member: Member,
	said: BookingLine,
	clear: { readonly who: string; readonly unread: string },
) {
	const services = likely(clear.unread, servicesOf(turn, pairsFor(turn, member, said)), turn.talk.language);
	const known = { ...said, who: clear.who };
	const buttons = services.slice(0, MOST_SERVICES).map((service) => ({
		label: part('book-service', { service: text(service.name) }),
		line: bookingTyped(known, { who: clear.who, service, time: whenTyped(said) }),
	}));
	if (buttons.length === 0) return false;
	const begun = bookingTyped(known, { who: clear.who, time: whenTyped(said) });
	offer(turn, [part('book-read-part', clear), part('book-likely')], buttons, begun);
	return true;
}

/** The last words could be whose times, and could be a surname: the line that says so is a button, never done at once. */
function readApart(said: BookingLine, apart: NonNullable<ReturnType<typeof behindName>>) {
	const line = bookingTyped(
		{ ...said, ...apart },
		{ who: apart.who, service: said.service, time: whenTyped({ ...said, ...apart }) },
	);
	return { label: part('times-choice-words', { words: `/${line}` }), line };
}

/** Somebody new needs a name and a way to be reached, which are for nobody to read along. */
async function newcomer(turn: Turn, member: Member, said: BookingLine): Promise<'new' | undefined> {
	const { name, contact, another } = said.newcomer!;
	if (turn.inGroup) turn.talk.said.push(part('book-new-privately'));
	else if (name === '') offer(turn, [part('book-new-who')], [], `${begun(said)} named`);
	else if (!/\p{L}{2}/u.test(name)) throw new Wrong(part('book-new-name'));
	else if (contact && another) return 'new';
	else if (contact) {
		const same = (number: string) =>
			bookingTyped({ ...said, newcomer: undefined }, { who: number, service: said.service, time: whenTyped(said) });
		const other = begun({ ...said, newcomer: { name, contact, another: true } });
		return (await askedWhose(turn, member, { name, contact }, { same, other })) ? undefined : 'new';
	} else offer(turn, [part('book-new-contact')], [], begun(said));
	return undefined;
}

/** All that was typed so far, as a line that more can be typed to. */
const begun = (said: BookingLine): string =>
	bookingTyped(said, { who: '', service: said.service, time: whenTyped(said) });

/** What was typed of the time and of whom it is with. */
const whenTyped = ({ moment, with: person, at, from }: BookingLine): string | undefined => {
	const when = typedOf(moment);
	const words = [
		...(when ? [from ? `from ${when}` : when] : []),
		...(person ? [`with ${person}`] : []),
		...(at ? [`at ${at}`] : []),
	];
	return words.length > 0 ? words.join(' ') : undefined;
};

/** The only service there is; else they are offered, the one that this patient had last before the others. */
async function serviceFor(
	turn: Turn,
	said: BookingLine,
	patient: PatientWithContacts | undefined,
	pairs: readonly Pair[],
) {
	const services = servicesOf(turn, pairs);
	const [only, another] = services;
	if (!another) return only;
	const who = patient ? `#${patient.id}` : '';
	const before = patient ? await lastServices(turn, patient.id) : [];
	const last = before.filter((id) => services.some((each) => each.id === id));
	const place = ({ id }: HealthcareService) => (last.includes(id) ? last.indexOf(id) : last.length);
	const shown = [...services].sort((a, b) => place(a) - place(b)).slice(0, MOST_SERVICES);
	const time = whenTyped(said);
	offer(
		turn,
		[part('book-which-service', whose(turn, patient))],
		shown.map((service) => ({
			label: part('book-service', { service: text(service.name) }),
			line: bookingTyped(said, { who, service, time }),
		})),
		bookingTyped(said, { who }),
	);
	return undefined;
}

async function lastServices({ tx }: Turn, patientId: number): Promise<number[]> {
	const visits = await tx.run(pastVisits, { patientId, now: tx.now, limit: 5 });
	return [...new Set(visits.map(({ serviceId }) => serviceId))];
}

async function timeFor(turn: Turn, seeking: Seeking, { moment, from }: BookingLine): Promise<Choosable | undefined> {
	const { day, minute } = moment;
	if (!from || !day) return timeMeant(turn, seeking, moment);
	const start = instantOf({ date: day.date, minute: minute ?? 0 }, zoneOf(seeking));
	await offerTimes(turn, seeking, start, []);
	return undefined;
}

const MOST_ALSO = 3;

/** What they have on that day; where no day is said, what else of the same service. But one visit is being told of already. */
async function alsoHas(
	turn: Turn,
	patientId: number,
	{ service, date, but }: { service?: HealthcareService; date?: number | undefined; but?: number },
): Promise<Part[]> {
	const visits = await appointmentsOf(turn.tx, { patientIds: [patientId], from: turn.tx.now });
	const on = ({ start, locationId }: Appointment) => wallTimeOf(start, locationOf(turn.network, locationId).zone).date;
	return visits
		.filter((visit) => visit.id !== but && (date === undefined ? visit.serviceId === service?.id : on(visit) === date))
		.slice(0, MOST_ALSO)
		.map((visit) => line('book-also', visitWords(turn, visit)));
}

/** Nobody can be in two places: what they have at that time is said, and who booked it. */
async function refuseClash(turn: Turn, patientId: number, { slot }: Choosable): Promise<void> {
	const visits = await appointmentsOf(turn.tx, { patientIds: [patientId], from: turn.tx.now });
	const clash = visits.find(({ start, end }) => start < slot.end && slot.start < end);
	if (!clash) return;
	const by = await bookedByWords(turn, clash.bookedBy);
	throw new Wrong(part('book-clash', { ...(await visitFacts(turn, clash)), ...by }));
}

async function take(
	turn: Turn,
	member: Member,
	said: BookingLine,
	patient: PatientWithContacts | 'new',
	seeking: Seeking,
	time: Choosable,
): Promise<void> {
	const { tx, network } = turn;
	const follows = said.following ? await visitOf(turn, member, said.following) : undefined;
	const { name, contact } = said.newcomer ?? {};
	const patientId =
		patient === 'new' ? await registerAtDesk(turn, member, { name: name!, contact: contact! }) : patient.id;
	const by = `staff:${member.id}`;
	const booked = await bookVisit(tx, network, {
		...{ slotId: time.slot.id, serviceId: seeking.service.id, patientId, by, bookedBy: by },
		...{ override: true, byLink: true, reason: said.because, followsId: follows?.id },
		// Who asked for it in a chat sees it there.
		conversationId: follows && (await askedIn(tx, follows.id)),
	});
	// Somebody was quicker: their booking is shown, and what else there is. Who was new is registered by now.
	if (booked.kind !== 'booked') {
		const known = { ...said, newcomer: undefined };
		const { service } = seeking;
		const lineFor = (when?: string) => bookingTyped(known, { who: `#${patientId}`, service, time: when });
		const registered = await patientById(tx, patientId);
		return offerInstead(turn, { ...seeking, patient: registered, lineFor, typed: lineFor() }, time.slot);
	}
	const { appointment } = booked;
	const requests = follows ? await settleRequestsOf(tx, follows.id, by) : [];
	const before = { slotId: appointment.slotId, patientId, ...(requests.length > 0 && { requests }) };
	const undo = await undoable(turn, member, 'booked visit', `appointment:${appointment.id}`, before);
	await visitChanged(tx, network, { what: 'booked', visit: appointment, by });
	await told(turn, appointment, time, patient === 'new', undo);
}

async function told(turn: Turn, visit: Appointment, { rules }: Choosable, isNew: boolean, undo: Button): Promise<void> {
	const number = `#${visit.patientId}`;
	const links = await openLinksOf(turn.tx, visit.patientId);
	const { zone } = locationOf(turn.network, visit.locationId);
	const that = { date: wallTimeOf(visit.start, zone).date, but: visit.id };
	offer(
		turn,
		[
			await visitTold(turn, 'book-done', visit),
			...(isNew ? [line('book-new-done', { number })] : []),
			...(await alsoHas(turn, visit.patientId, that)),
			...rules.map((rule) => line(`overridden-${rule}`)),
			line(`told-by-${await howTold(turn.tx, visit, 'booked')}`),
			...(links.length > 0 ? [part('book-open-links', { count: links.length })] : []),
		],
		[undo, ...(links.length > 0 ? [{ label: part('book-choice-links'), line: `links ${number}` }] : [])],
	);
}
