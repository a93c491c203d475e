/** A patient asks for a person: which clinic's, and whether anybody is there; a summary goes to its staff. */
import { insertHandover } from '../../db/queries/handover.ts';
import { slotById } from '../../db/queries/holds.ts';
import { setTimer } from '../../db/queries/timers.ts';
import { at, line, part, text } from '../../flows/prompt.ts';
import { maySee, peopleOf } from '../core/acting.ts';
import { appointmentById, appointmentsOf } from '../core/appointments.ts';
import type { Location } from '../core/network.ts';
import type { Performers, Turn } from '../perform/performer.ts';
import { deskChatsOf } from './desk.ts';
import { thereFrom } from './duty.ts';
import { tellDesk } from './post.ts';

type Call = Parameters<Performers['callHuman']>[0];

/** Of what is written before the clinic is known, so many characters. */
const MOST_KEPT = 2_000;

/** A patient who has no answer so long after somebody was there is told so, once. */
const WAITS_MS = 10 * 60_000;

export const human: Pick<Performers, 'callHuman' | 'keepForPerson'> = {
	keepForPerson({ text }, { talk }) {
		const { forPerson } = talk.beside.drafts;
		const words = forPerson === undefined ? text : `${forPerson}\n${text}`;
		talk.beside.drafts.forPerson = words.slice(0, MOST_KEPT);
		return undefined;
	},

	async callHuman(call, turn) {
		const { tx, talk, network } = turn;
		const location = await clinicOf(turn, call);
		if (!location) {
			const places = network.locations.all.filter(({ retired }) => !retired);
			return { type: 'humanPlacesListed', places: places.map(({ id, name }) => ({ id, name })), wrong: call.wrong };
		}
		const from = await thereFrom(tx, location);
		const until = from + network.settings.desk.handoverMinutes * 60_000;
		const phone = location.phone || network.settings.phone;
		if ((await deskChatsOf(tx, location)).length === 0) return { type: 'humanNowhere', place: location.name, phone };
		const [row] = await tx.run(insertHandover, {
			conversationId: talk.id,
			locationId: location.id,
			until,
			now: tx.now,
		});
		await tellDesk(tx, location, row!, summary(turn, location, row!.id, call, from));
		talk.beside.handover = row!.id;
		const set = (dueAt: number, news: string) =>
			tx.run(setTimer, { conversationId: talk.id, dueAt, event: { news, handover: row!.id } });
		await set(from + WAITS_MS, 'handoverWaits');
		await set(until, 'handoverOver');
		const { zone } = location;
		return {
			type: 'humanCalled',
			place: location.name,
			phone,
			zone,
			from: from > tx.now ? from : null,
			wrong: call.wrong,
			kept: talk.beside.drafts.forPerson,
		};
	},
};

/** What was chosen; what is being booked; the visit that comes next; the only clinic there is. */
async function clinicOf(turn: Turn, call: Call): Promise<Location | undefined> {
	const { tx, network, talk } = turn;
	const live = (id: number | null | undefined) => {
		const location = network.locations.byId.get(id ?? 0);
		return location?.retired ? undefined : location;
	};
	if (call.chosen) return live(call.locationId);
	const [slot] = call.slotId === null ? [] : await tx.run(slotById, { id: call.slotId });
	const people = await peopleOf(tx, talk.id);
	const looked = call.appointmentId === null ? undefined : await appointmentById(tx, call.appointmentId);
	const ahead = await appointmentsOf(tx, { patientIds: people.map(({ patientId }) => patientId), from: tx.now });
	const visit = [looked, ...ahead].find((each) => each && maySee(people, talk.id, each));
	const all = network.locations.all.filter(({ retired }) => !retired);
	return (
		live(slot?.locationId) ??
		live(call.locationId) ??
		live(visit?.locationId) ??
		(all.length === 1 ? all[0] : undefined)
	);
}

/** Nothing that was typed, and nobody's name: in which language, and what was going on. */
function summary({ tx, talk }: Turn, location: Location, number: number, { wrong }: Call, from: number) {
	const { zone } = location;
	return [
		part(wrong ? 'handover-asked-wrong' : 'handover-asked', {
			number,
			place: text(location.name),
			at: at(tx.now, zone),
		}),
		line('handover-language', { language: talk.language }),
		line(`handover-doing-${going(talk.saved?.snapshot)}`),
		...(from > tx.now ? [line('handover-told-when', { from: at(from, zone) })] : []),
		part('handover-how', { number }),
	];
}

/** The machine's state at its top level. */
function going(snapshot: unknown): string {
	const { value = 'idle' } = (snapshot ?? {}) as { value?: string | Record<string, unknown> };
	return typeof value === 'string' ? value : (Object.keys(value)[0] ?? 'idle');
}
