/** When, and which of the next free times. */
import type { PartOfDay, Wishes } from '../../flows/patient/context.ts';
import type { DayFacts, HeardFacts } from '../../flows/patient/facts.ts';
import { nextFreeSlots, type Wish } from '../core/slots.ts';
import { instantOf } from '../core/zones.ts';
import { locationOf, timeFacts } from './facts.ts';
import type { Performers, Turn } from './performer.ts';

type Times = Pick<Performers, 'listDays' | 'listPeople' | 'findTimes'>;

const DAYS_OFFERED = 6;
const TIMES_OFFERED = 5;
const MINUTE_MS = 60_000;
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
	async listDays({ serviceId, wishes }, turn) {
		const { tx, network } = turn;
		const days: DayFacts[] = [];
		let from: number | undefined = window(turn).from;
		while (from !== undefined && days.length < DAYS_OFFERED) {
			const wish: Wish = { ...wishFor(turn, serviceId, { ...wishes, date: null, part: 'any' }), from, limit: 1 };
			const [slot] = await nextFreeSlots(tx, network, wish);
			if (!slot) break;
			const { zone } = locationOf(network, slot.locationId);
			const next: number = instantOf({ date: slot.localDate, minute: 1440 }, zone);
			if (days.at(-1)?.date !== slot.localDate) days.push({ date: slot.localDate, at: slot.start, zone });
			from = next;
		}
		return { type: 'daysListed', days };
	},

	listPeople({ serviceId, wishes }, { network }) {
		const code = network.services.byId.get(serviceId)?.code ?? '';
		const places = new Set(
			network.locations.all
				.filter(({ id, areaId }) =>
					wishes.locationId !== null ? id === wishes.locationId : wishes.areaId === null || areaId === wishes.areaId,
				)
				.map((location) => location.code),
		);
		const people = network.practitioners.all.filter(
			({ retired, roles }) =>
				!retired && roles.some(({ location, services }) => places.has(location) && services.includes(code)),
		);
		return { type: 'peopleListed', people: people.map(({ id, name }) => ({ id, name })) };
	},

	async findTimes({ serviceId, wishes, after }, turn) {
		const { tx, network } = turn;
		const wish = wishFor(turn, serviceId, wishes);
		const found = await nextFreeSlots(tx, network, { ...wish, limit: TIMES_OFFERED + 1, after: after ?? undefined });
		const slots = found.slice(0, TIMES_OFFERED);
		const last = slots.at(-1);
		const heard = heardFacts(turn, serviceId, wishes);
		if (!last) return { type: 'noTimesFound', heard };
		return {
			type: 'timesFound',
			heard,
			times: slots.map((slot) => timeFacts(network, slot.id, slot)),
			more: found.length > TIMES_OFFERED,
			last: { start: last.start, id: last.id },
		};
	},
};

/** The instants between which times may be booked online. */
const window = ({ tx, network: { settings } }: Turn) => ({
	from: tx.now + settings.noticeMinutes * MINUTE_MS,
	before: tx.now + settings.windowDays * DAY_MS,
});

const wishFor = (turn: Turn, serviceId: number, wishes: Wishes): Omit<Wish, 'limit'> & { limit: number } => ({
	serviceId,
	...window(turn),
	areaIds: wishes.areaId === null ? undefined : [wishes.areaId],
	locationId: wishes.locationId ?? undefined,
	practitionerId: wishes.practitionerId ?? undefined,
	localDate: wishes.date ?? undefined,
	minutes: MINUTES[wishes.part],
	me: turn.talk.id,
	limit: TIMES_OFFERED,
});

function heardFacts({ network }: Turn, serviceId: number, wishes: Wishes): HeardFacts {
	const location = wishes.locationId === null ? undefined : network.locations.byId.get(wishes.locationId);
	const area = wishes.areaId === null ? undefined : network.areas.byId.get(wishes.areaId);
	const zone = (location ?? network.locations.all.find(({ areaId }) => areaId === wishes.areaId))?.zone ?? 'UTC';
	const person = wishes.practitionerId === null ? undefined : network.practitioners.byId.get(wishes.practitionerId);
	return {
		service: network.services.byId.get(serviceId)?.name ?? '',
		place: location?.name ?? area?.name ?? network.settings.name,
		person: person?.name ?? null,
		day:
			wishes.date === null
				? null
				: { date: wishes.date, at: instantOf({ date: wishes.date, minute: 720 }, zone), zone },
		part: wishes.part,
	};
}
