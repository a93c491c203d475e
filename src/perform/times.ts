/** When, and which of the next free times. */
import type { PartOfDay, Wishes } from '../../flows/patient/context.ts';
import type { Seeking } from '../../flows/patient/effects.ts';
import type { DayFacts, HeardFacts, TimeFacts } from '../../flows/patient/facts.ts';
import { maySee, peopleOf } from '../core/acting.ts';
import { type Appointment, appointmentsOf } from '../core/appointments.ts';
import type { Network } from '../core/network.ts';
import { bookingWindow, boundsOf, giversWithin } from '../core/offering.ts';
import { nextFreeSlots, type Wish } from '../core/slots.ts';
import { instantOf, wallTimeOf } from '../core/zones.ts';
import { locationOf, timeFacts } from './facts.ts';
import { goneMeanwhile } from './gone.ts';
import { aimFor, cameByLink, isOf } from './links.ts';
import type { Performers, Turn } from './performer.ts';

type Times = Pick<Performers, 'listDays' | 'listPeople' | 'findTimes'>;

const DAYS_OFFERED = 6;
const TIMES_OFFERED = 5;
const DAY_MS = 86_400_000;

/** Minutes of the local day. */
const MINUTES: Record<PartOfDay, Wish['minutes']> = {
	any: undefined,
	morning: { from: 0, to: 720 },
	afternoon: { from: 720, to: 1020 },
	evening: { from: 1020, to: 1440 },
};

export const times: Times = {
	/** The next days that have a free time, each found by one step of the walk. */
	async listDays({ wishes, after, ...sought }, turn) {
		const { tx, network } = turn;
		const gone = await goneMeanwhile(turn, sought);
		if (gone) return gone;
		const days: DayFacts[] = [];
		const anyTime = await wishFor(turn, sought, { ...wishes, date: null, part: 'any' });
		let from = after === null ? anyTime.from : instantOf({ date: after, minute: 1440 }, zoneOf(network, wishes));
		while (days.length <= DAYS_OFFERED) {
			const [slot] = await nextFreeSlots(tx, network, { ...anyTime, from, limit: 1 });
			if (!slot) break;
			const { zone } = locationOf(network, slot.locationId);
			if (days.at(-1)?.date !== slot.localDate) days.push(dayFacts(slot.localDate, slot.start, zone, tx.now));
			from = instantOf({ date: slot.localDate, minute: 1440 }, zone);
		}
		return { type: 'daysListed', days: days.slice(0, DAYS_OFFERED), more: days.length > DAYS_OFFERED };
	},

	async listPeople({ wishes, ...sought }, turn) {
		const { tx, network } = turn;
		const gone = await goneMeanwhile(turn, sought);
		if (gone) return gone;
		const bounds = await boundsOf(tx, network, { ...sought, byLink: cameByLink(sought) });
		const aim = await aimFor(turn, sought);
		const givers = giversWithin(network, sought.serviceId, bounds, tx.now).filter((giver) => isOf(aim, giver));
		const there = givers.filter(({ location: { id, areaId } }) =>
			wishes.locationId !== null ? id === wishes.locationId : wishes.areaId === null || areaId === wishes.areaId,
		);
		const people = new Set(there.map(({ practitioner }) => practitioner));
		return { type: 'peopleListed', people: [...people].map(({ id, name }) => ({ id, name })) };
	},

	async findTimes({ wishes, after, ...sought }, turn) {
		const { tx, network } = turn;
		const gone = await goneMeanwhile(turn, sought);
		if (gone) return gone;
		const wish = await wishFor(turn, sought, wishes);
		const found = await nextFreeSlots(tx, network, { ...wish, limit: TIMES_OFFERED + 1, after: after ?? undefined });
		const slots = found.slice(0, TIMES_OFFERED);
		const last = slots.at(-1);
		const heard = heardFacts(turn, wish, wishes);
		if (!last) return { type: 'noTimesFound', heard, nearest: await nearest(turn, wish, wishes) };
		return {
			type: 'timesFound',
			heard,
			times: slots.map((slot) => timeFacts(network, slot.id, slot)),
			more: found.length > TIMES_OFFERED,
			last: { start: last.start, id: last.id },
		};
	},
};

/** Of the same wish but for its day and hours: from that day on; where there are none, from the first. */
async function nearest({ tx, network }: Turn, wish: Wish, wishes: Wishes): Promise<TimeFacts[]> {
	if (wishes.date === null && wish.minutes === undefined) return [];
	const { localDate: _, minutes: __, ...anyTime } = wish;
	const then = wishes.date === null ? wish.from : instantOf({ date: wishes.date, minute: 0 }, zoneOf(network, wishes));
	for (const from of [Math.max(wish.from, then), wish.from]) {
		const found = await nextFreeSlots(tx, network, { ...anyTime, from, limit: TIMES_OFFERED });
		if (found.length > 0) return found.map((slot) => timeFacts(network, slot.id, slot));
	}
	return [];
}

/** Within the booking window, and within what the rules, and a link, leave open to the patient. */
async function wishFor(turn: Turn, sought: Seeking, wishes: Wishes): Promise<Wish> {
	const { tx, network, talk } = turn;
	const aim = await aimFor(turn, sought);
	const { from, before } = aim ?? bookingWindow(network, tx.now);
	return {
		serviceId: sought.serviceId,
		from,
		before,
		areaIds: wishes.areaId === null ? undefined : [wishes.areaId],
		locationId: aim?.location?.id ?? wishes.locationId ?? undefined,
		practitionerId: aim?.practitioner?.id ?? wishes.practitionerId ?? undefined,
		localDate: wishes.date ?? undefined,
		minutes: wishes.from === undefined ? MINUTES[wishes.part] : { from: wishes.from, to: 1440 },
		bounds: await boundsOf(tx, network, { ...sought, byLink: cameByLink(sought) }),
		me: talk.id,
		busy: await otherVisits(turn, sought),
		limit: TIMES_OFFERED,
	};
}

/** Of those that this chat may see: what others were told must not show in what is free. */
async function otherVisits({ tx, talk }: Turn, { patientId, appointmentId }: Seeking): Promise<readonly Appointment[]> {
	const visits = await appointmentsOf(tx, { patientIds: [patientId], from: tx.now });
	if (visits.length === 0) return visits;
	const people = await peopleOf(tx, talk.id);
	return visits.filter((visit) => visit.id !== appointmentId && maySee(people, talk.id, visit));
}

function heardFacts({ tx, network }: Turn, { serviceId, bounds }: Wish, wishes: Wishes): HeardFacts {
	const location = wishes.locationId === null ? undefined : network.locations.byId.get(wishes.locationId);
	const area = wishes.areaId === null ? undefined : network.areas.byId.get(wishes.areaId);
	const zone = zoneOf(network, wishes);
	const person =
		wishes.practitionerId === null
			? network.practitioners.byCode.get(bounds?.practitioner ?? '')
			: network.practitioners.byId.get(wishes.practitionerId);
	const today = wallTimeOf(tx.now, zone).date;
	const hour = (minute: number) => instantOf({ date: wishes.date ?? today, minute }, zone);
	const noon = (date: number) => instantOf({ date, minute: 720 }, zone);
	return {
		service: network.services.byId.get(serviceId)?.name ?? '',
		place: location?.name ?? area?.name ?? network.settings.name,
		person: person?.name ?? null,
		day: wishes.date === null ? null : dayFacts(wishes.date, noon(wishes.date), zone, tx.now),
		part: wishes.part,
		...(wishes.from !== undefined && { from: { at: hour(wishes.from), zone } }),
	};
}

/** The clocks of the clinic, or of the city, that is wished for. */
function zoneOf({ locations }: Network, { locationId, areaId }: Wishes): string {
	const location =
		locationId === null ? locations.all.find((each) => each.areaId === areaId) : locations.byId.get(locationId);
	return location?.zone ?? 'UTC';
}

function dayFacts(date: number, at: number, zone: string, now: number): DayFacts {
	const ahead = [0, 1].findIndex((days) => wallTimeOf(now + days * DAY_MS, zone).date === date);
	return { date, at, zone, ...(ahead >= 0 && { ahead }) };
}
