/** `/day [<clinic or practitioner>] [<day>]`: the diary of one day, as text that reads well at 40 columns. */
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import { dayOf, type SlotOfDay } from '../core/days.ts';
import type { Location, Network, Practitioner } from '../core/network.ts';
import { instantOf } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import { dayExample } from './help.ts';
import { meant } from './names.ts';
import { takeDay } from './when.ts';
import { type Member, maySee, record } from './who.ts';

export async function day(turn: Turn, member: Member, rest: string): Promise<void> {
	const { tx, network, talk } = turn;
	const clinics = network.locations.all.filter((location) => !location.retired && maySee(member, location));
	const zone = clinics[0]?.zone ?? 'UTC';
	const { day: asked, rest: name } = takeDay(rest, tx.now, zone, talk.language);
	if (name === '') {
		for (const clinic of clinics) talk.said.push(await summary(turn, clinic, rest));
		talk.said.push(part('staff-day-more'), dayExample(turn));
		return;
	}
	const clinic = meant(name, clinics, talk.language);
	const person = meant(name, network.practitioners.all, talk.language);
	if (clinic.kind === 'one') await dayAtClinic(turn, member, clinic.row, rest);
	else if (person.kind === 'one') await dayOfPerson(turn, member, person.row, clinics, rest);
	else {
		const names = [clinic, person].flatMap((found) => (found.kind === 'several' ? found.names : []));
		talk.said.push(
			names.length > 0 ? part('staff-which-person', { names: names.join(', ') }) : part('staff-none-day', { name }),
			part('staff-example'),
			dayExample(turn),
		);
		return;
	}
	if (!asked && rest !== name) talk.said.push(part('staff-no-day'));
}

/** The day asked for on this clinic's clock; today if none was. */
function dateAt({ tx, talk }: Turn, { zone }: Location, typed: string): number {
	const asked = takeDay(typed, tx.now, zone, talk.language).day;
	return (asked ?? takeDay('today', tx.now, zone, 'en').day!).date;
}

const heading = ({ zone }: Location, date: number) => at(instantOf({ date, minute: 720 }, zone), zone);

/** One line for a clinic: how much is free, held, booked. */
async function summary(turn: Turn, clinic: Location, typed: string): Promise<Part> {
	const date = dateAt(turn, clinic, typed);
	const slots = await dayOf(turn.tx, { locationId: clinic.id, localDate: date });
	const count = (status: SlotOfDay['status']) => slots.filter((slot) => slot.status === status).length;
	const facts = { place: text(clinic.name), day: heading(clinic, date) };
	if (slots.length === 0) return part('staff-day-closed', facts);
	return part('staff-day-summary', { ...facts, free: count('free'), held: count('held'), booked: count('booked') });
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
		talk.said.push(part('staff-day-person', { person }), ...lines(network, clinic, theirs));
	}
}

async function dayOfPerson(
	turn: Turn,
	member: Member,
	person: Practitioner,
	clinics: readonly Location[],
	typed: string,
): Promise<void> {
	const { tx, network, talk } = turn;
	for (const clinic of clinics) {
		const date = dateAt(turn, clinic, typed);
		const slots = await dayOf(tx, { locationId: clinic.id, practitionerId: person.id, localDate: date });
		if (slots.length === 0) continue;
		await record(tx, talk, member, 'saw the day', `practitioner:${person.id}:${date}`);
		const facts = { person: person.name, place: text(clinic.name), day: heading(clinic, date) };
		talk.said.push(part('staff-day-of', facts), ...lines(network, clinic, slots));
	}
	if (talk.said.length === 0) talk.said.push(part('staff-day-none', { person: person.name }));
}

/** A line per visit and held time; free times that follow each other share one. */
function lines(network: Network, { zone }: Location, slots: readonly SlotOfDay[]): Part[] {
	return stretches(slots).map((stretch) => {
		const [slot] = stretch as [SlotOfDay];
		const facts = { start: at(slot.start, zone), end: at(stretch.at(-1)!.end, zone), count: stretch.length };
		if (slot.status === 'held') return line('staff-line-held', { ...facts, until: at(slot.holdUntil!, zone) });
		if (!slot.appointment) return line(`staff-line-${slot.status}`, { ...facts, online: slot.online ? 'yes' : 'no' });
		return line('staff-line-booked', {
			...facts,
			who: slot.appointment.patientName,
			service: text(network.services.byId.get(slot.appointment.serviceId)?.name ?? ''),
			reference: slot.appointment.reference,
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
