/** `/open <who> <day> <hours> [every <minutes>] [at <clinic>] [for <services>]`: opens a practitioner's times on one day. */
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import { inLanguage } from '../../flows/words.ts';
import { openSession, type SessionOpened } from '../core/sessions.ts';
import { instantOf, parseMinute, wallTimeOf } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import { Wrong } from './command.ts';
import { type About, openExample } from './help.ts';
import { endAt, type Hours } from './hours.ts';
import { read, type Wanted } from './reading.ts';
import { type Member, record } from './who.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Opened = Extract<SessionOpened, { kind: 'opened' }>;

export async function open(turn: Turn, member: Member, rest: string): Promise<void> {
	const { tx, talk } = turn;
	const about: About = {};
	try {
		const wanted = read(turn, member, rest, about);
		const opened: Opened[] = [];
		// All the hours typed are opened, or none.
		await tx.savepoint(async () => {
			for (const hours of wanted.hours) opened.push(await openHours(turn, member, wanted, hours));
		});
		talk.said.push(
			...opened.map((session, i) => tell(wanted, session, i)),
			line('staff-opened-for', {
				services: wanted.services.map(({ name }) => inLanguage(name, talk.language)).join(', '),
			}),
			bookable(turn, wanted, opened),
		);
		await record(tx, talk, member, 'opened times', `practitioner:${wanted.practitioner.id}`);
	} catch (error) {
		if (!(error instanceof Wrong)) throw error;
		talk.said.push(...error.parts, part('staff-example'), await openExample(turn, member, about));
	}
}

async function openHours(turn: Turn, member: Member, wanted: Wanted, hours: Hours): Promise<Opened> {
	const { practitioner, location, services, day, slotMinutes } = wanted;
	const opened = await openSession(turn.tx, turn.network, {
		practitionerId: practitioner.id,
		locationId: location.id,
		serviceIds: services.map(({ id }) => id),
		date: day.iso,
		...hours,
		slotMinutes,
		openedBy: `staff:${member.id}`,
		online: true,
	});
	if (opened.kind !== 'opened') throw new Wrong(refusal(turn, opened, wanted, hours));
	return opened;
}

function tell({ practitioner, location, slotMinutes }: Wanted, { start, end, slots }: Opened, i: number): Part {
	const told = part('staff-opened', {
		person: practitioner.name,
		start: at(start, location.zone),
		...endAt(end, location.zone),
		place: text(location.name),
		slots,
		minutes: slotMinutes,
	});
	return i === 0 ? told : { ...told, line: true };
}

/** From when on patients can book what was opened: each time from a number of days before it, and not at the last minute. */
function bookable(
	{ tx, network: { settings } }: Turn,
	{ location, slotMinutes }: Wanted,
	opened: readonly Opened[],
): Part {
	const starts = opened.map(({ start }) => start);
	const lasts = opened.map(({ start, slots }) => start + (slots - 1) * Math.trunc(slotMinutes) * MINUTE_MS);
	const last = Math.max(...lasts);
	if (last < tx.now + settings.noticeMinutes * MINUTE_MS) return line('staff-bookable-late');
	if (last < tx.now + settings.windowDays * DAY_MS) return line('staff-bookable-now');
	const from = Math.max(tx.now, Math.min(...starts) - settings.windowDays * DAY_MS);
	const year = String(Math.floor(wallTimeOf(from, location.zone).date / 10_000));
	return line('staff-bookable-from', { from: at(from, location.zone), year });
}

function refusal(
	{ network }: Turn,
	opened: Exclude<SessionOpened, Opened>,
	{ practitioner, location: { zone }, day }: Wanted,
	hours: Hours,
): Part {
	if (opened.kind === 'past') {
		const start = at(instantOf({ date: day.date, minute: parseMinute(hours.from) ?? 0 }, zone), zone);
		return day.nextYear
			? part('staff-open-past-year', { start, next: day.nextYear })
			: part('staff-open-past', { start });
	}
	if (opened.kind !== 'overlaps') return part(`staff-open-${opened.kind}`);
	return part('staff-open-overlaps', {
		person: practitioner.name,
		start: at(opened.start, zone),
		...endAt(opened.end, zone),
		place: text(network.locations.byId.get(opened.locationId)?.name ?? ''),
	});
}
