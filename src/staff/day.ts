/** `/day [<clinic or practitioner>] [<day>]`: the diary of one day, as text that reads well at 40 columns. */
import { DateTime } from 'luxon';
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import { dayOf, type SlotOfDay } from '../core/days.ts';
import type { Location, Practitioner } from '../core/network.ts';
import { showReference } from '../core/references.ts';
import { instantOf, wallTimeOf } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import { dayExample } from './help.ts';
import { endAt } from './hours.ts';
import { meant, nameWords, nearest } from './names.ts';
import { dayAt, takeDay } from './when.ts';
import { type Member, maySee, record } from './who.ts';

export async function day(turn: Turn, member: Member, rest: string): Promise<void> {
	const { network, talk } = turn;
	const clinics = network.locations.all.filter((location) => !location.retired && maySee(member, location));
	const { problem, rest: name } = dayIn(turn, rest, clinics[0]?.zone ?? 'UTC');
	if (problem) {
		talk.said.push(problem, part('staff-example'), dayExample(turn, member));
		return;
	}
	if (name === '') {
		for (const clinic of clinics) talk.said.push(await summary(turn, clinic, rest));
		talk.said.push(part('staff-day-more'), dayExample(turn, member));
		return;
	}
	const clinic = meant(name, clinics, talk.language);
	const person = meant(name, network.practitioners.all, talk.language);
	if (clinic.kind === 'one') await dayAtClinic(turn, member, clinic.row, rest);
	else if (person.kind === 'one') await dayOfPerson(turn, member, person.row, clinics, rest);
	else {
		const names = [clinic, person].flatMap((found) => (found.kind === 'several' ? found.names : []));
		const near = nearest(name, [...clinics, ...network.practitioners.all], talk.language);
		if (names.length > 0) talk.said.push(part('staff-which-person', { names: names.join(', ') }));
		else talk.said.push(part('staff-none-day', { name }), ...(near ? [part('staff-nearest', { name: near })] : []));
		talk.said.push(part('staff-example'), dayExample(turn, member));
	}
	if (talk.said.some(({ key }) => key === 'staff-line-taken')) talk.said.push(part('staff-day-private'));
}

const dayIn = ({ tx, network, talk }: Turn, typed: string, zone: string) =>
	takeDay(typed, tx.now, zone, talk.language, nameWords(network));

/** The day asked for on this clinic's clock; today if none was. */
const dateAt = (turn: Turn, { zone }: Location, typed: string): number =>
	dayIn(turn, typed, zone).day?.date ?? wallTimeOf(turn.tx.now, zone).date;

const heading = ({ zone }: Location, date: number) => at(instantOf({ date, minute: 720 }, zone), zone);

/** One line for a clinic: visits booked and held, however many slots each of them takes, and free times. */
async function summary(turn: Turn, clinic: Location, typed: string): Promise<Part> {
	const date = dateAt(turn, clinic, typed);
	const slots = await dayOf(turn.tx, { locationId: clinic.id, localDate: date });
	const free = slots.filter(({ status }) => status === 'free').length;
	const held = new Set(slots.flatMap(({ status, holdBy }) => (status === 'held' ? [holdBy] : []))).size;
	const booked = new Set(slots.flatMap(({ appointment }) => appointment?.id ?? [])).size;
	const facts = { place: text(clinic.name), day: heading(clinic, date) };
	if (slots.length === 0) return part('staff-day-closed', facts);
	return part('staff-day-summary', { ...facts, free, held, booked });
}

async function dayAtClinic(turn: Turn, member: Member, clinic: Location, typed: string): Promise<void> {
	const { tx, network, talk } = turn;
	const date = dateAt(turn, clinic, typed);
	await record(tx, talk, member, 'saw the day', `location:${clinic.id}:${date}`);
	const slots = await dayOf(tx, { locationId: clinic.id, localDate: date });
	const facts = { place: text(clinic.name), day: heading(clinic, date) };
	if (slots.length === 0) {
		talk.said.push(part('staff-day-closed', facts));
		return;
	}
	talk.said.push(part('staff-day-at', facts));
	for (const [practitionerId, theirs] of Map.groupBy(slots, (slot) => slot.practitionerId)) {
		const person = network.practitioners.byId.get(practitionerId)?.name ?? '';
		talk.said.push(part('staff-day-person', { person }), ...lines(turn, clinic, theirs));
	}
}

async function dayOfPerson(
	turn: Turn,
	member: Member,
	person: Practitioner,
	clinics: readonly Location[],
	typed: string,
): Promise<void> {
	const { tx, talk } = turn;
	for (const clinic of clinics) {
		const date = dateAt(turn, clinic, typed);
		const slots = await dayOf(tx, { locationId: clinic.id, practitionerId: person.id, localDate: date });
		if (slots.length === 0) continue;
		await record(tx, talk, member, 'saw the day', `practitioner:${person.id}:${date}`);
		const facts = { person: person.name, place: text(clinic.name), day: heading(clinic, date) };
		talk.said.push(part('staff-day-of', facts), ...lines(turn, clinic, slots));
	}
	const [clinic] = clinics;
	if (talk.said.length > 0 || !clinic) return;
	const facts = { person: person.name, day: heading(clinic, dateAt(turn, clinic, typed)) };
	talk.said.push(part('staff-day-none', facts), await nextDay(turn, person, clinics, dateAt(turn, clinic, typed)));
}

/** The first day after one, not before today, on which a person has times at one of these clinics: none past the window. */
async function nextDay(
	{ tx, network }: Turn,
	person: Practitioner,
	clinics: readonly Location[],
	after: number,
): Promise<Part> {
	const { zone } = clinics[0]!;
	const today = DateTime.fromMillis(tx.now, { zone });
	for (let days = 0; days <= network.settings.windowDays; days++) {
		const localDate = dayAt(today.plus({ days })).date;
		if (localDate <= after) continue;
		const slots = await dayOf(tx, { practitionerId: person.id, localDate });
		const place = clinics.find(({ id }) => slots.some(({ locationId }) => locationId === id));
		if (place) return line('staff-day-next', { day: heading(place, localDate), place: text(place.name) });
	}
	return line('staff-day-no-next', { days: network.settings.windowDays });
}

/** A line per visit and held time; free times that follow each other share one. */
function lines({ network, inGroup }: Turn, { zone }: Location, slots: readonly SlotOfDay[]): Part[] {
	return stretches(slots).map((stretch) => {
		const [slot] = stretch as [SlotOfDay];
		const facts = { start: at(slot.start, zone), ...endAt(stretch.at(-1)!.end, zone), count: stretch.length };
		if (slot.status === 'held') return line('staff-line-held', { ...facts, until: at(slot.holdUntil!, zone) });
		if (!slot.appointment) return line(`staff-line-${slot.status}`, { ...facts, online: slot.online ? 'yes' : 'no' });
		const service = text(network.services.byId.get(slot.appointment.serviceId)?.name ?? '');
		if (inGroup) return line('staff-line-taken', { ...facts, service });
		return line('staff-line-booked', {
			...facts,
			service,
			who: slot.appointment.patientName,
			reference: showReference(slot.appointment.reference),
			online: slot.appointment.bookedBy === 'patient' ? 'yes' : 'no',
		});
	});
}

/** Slots that follow each other without a gap and tell the same. */
function stretches(slots: readonly SlotOfDay[]): SlotOfDay[][] {
	const found: SlotOfDay[][] = [];
	for (const slot of slots) {
		const stretch = found.at(-1);
		const before = stretch?.at(-1);
		if (before && before.end === slot.start && same(before, slot)) stretch!.push(slot);
		else found.push([slot]);
	}
	return found;
}

const same = (a: SlotOfDay, b: SlotOfDay): boolean =>
	a.status === b.status && a.online === b.online && a.appointment?.id === b.appointment?.id && a.holdBy === b.holdBy;
