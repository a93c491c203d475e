/** `/open <who> <day> <hours> [every <minutes>] [at <clinic>] [for <services>]`: opens a practitioner's times on one day. */
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import { inLanguage } from '../../flows/words.ts';
import type { HealthcareService, Location, Practitioner } from '../core/network.ts';
import { openSession, type SessionOpened } from '../core/sessions.ts';
import type { Turn } from '../perform/performer.ts';
import { openExample } from './help.ts';
import { meant, placesOf } from './names.ts';
import { type Hours, takeDay, takeHours } from './when.ts';
import { type Member, mayManage, record } from './who.ts';

interface Wanted {
	readonly practitioner: Practitioner;
	readonly location: Location;
	readonly services: readonly HealthcareService[];
	readonly date: string;
	readonly hours: readonly Hours[];
	readonly slotMinutes: number;
}

/** What is wrong with what was typed. */
class Wrong extends Error {
	readonly parts: readonly Part[];
	constructor(...parts: readonly Part[]) {
		super(parts[0]?.key);
		this.parts = parts;
	}
}

export async function open(turn: Turn, member: Member, rest: string): Promise<void> {
	const { tx, talk } = turn;
	try {
		const wanted = read(turn, member, rest);
		// All the hours typed are opened, or none.
		await tx.savepoint(async () => {
			for (const hours of wanted.hours) talk.said.push(...(await openHours(turn, member, wanted, hours)));
		});
		await record(tx, talk, member, 'opened times', `practitioner:${wanted.practitioner.id}`);
	} catch (error) {
		if (!(error instanceof Wrong)) throw error;
		talk.said.splice(0, talk.said.length, ...error.parts, part('staff-example'), openExample(turn));
	}
}

async function openHours(turn: Turn, member: Member, wanted: Wanted, hours: Hours): Promise<Part[]> {
	const { tx, network, talk } = turn;
	const { practitioner, location, services, date, slotMinutes } = wanted;
	const opened = await openSession(tx, network, {
		practitionerId: practitioner.id,
		locationId: location.id,
		serviceIds: services.map(({ id }) => id),
		date,
		...hours,
		slotMinutes,
		openedBy: `staff:${member.id}`,
		online: true,
	});
	if (opened.kind !== 'opened') throw new Wrong(refusal(turn, opened, practitioner, location));
	const names = services.map(({ name }) => inLanguage(name, talk.language)).join(', ');
	return [
		part('staff-opened', {
			person: practitioner.name,
			start: at(opened.start, location.zone),
			end: at(opened.end, location.zone),
			place: text(location.name),
			slots: opened.slots,
			minutes: slotMinutes,
		}),
		line('staff-opened-for', { services: names }),
	];
}

function refusal(
	{ network }: Turn,
	opened: Exclude<SessionOpened, { kind: 'opened' }>,
	practitioner: Practitioner,
	{ zone }: Location,
): Part {
	if (opened.kind !== 'overlaps') return part(`staff-open-${opened.kind}`);
	const place = network.locations.byId.get(opened.locationId);
	return part('staff-open-overlaps', {
		person: practitioner.name,
		start: at(opened.start, zone),
		end: at(opened.end, zone),
		place: text(place?.name ?? ''),
	});
}

/** What was typed, as one session per stretch of hours. Throws `Wrong`. */
function read(turn: Turn, member: Member, typed: string): Wanted {
	const { network, talk, tx } = turn;
	const clauses = takeClauses(typed);
	const { hours, rest } = takeHours(clauses.rest);
	if (rest === '') throw new Wrong(part('staff-open-what'));
	const { rest: name } = takeDay(rest, tx.now, 'UTC', talk.language);
	// A stretch that is none, such as 12-9, was left where it stood.
	if (hours.length === 0 && /\d/.test(name)) throw new Wrong(part('staff-no-hours'));
	const practitioner = only(turn, name, network.practitioners.all, 'person');
	const location = placeFor(turn, practitioner, clauses.at);
	// A member who may not manage these times is told no more than that they are not there.
	if (!mayManage(member, location, practitioner)) throw new Wrong(part('staff-none-person', { name }));
	const { day } = takeDay(rest, tx.now, location.zone, talk.language);
	if (!day) throw new Wrong(part('staff-no-day'));
	if (hours.length === 0) throw new Wrong(part('staff-no-hours'));
	const services = servicesFor(turn, practitioner, location, clauses.for);
	const shortest = Math.min(...services.map(({ minutes }) => minutes));
	return { practitioner, location, services, date: day.iso, hours, slotMinutes: clauses.every ?? shortest };
}

/** Takes `every 20`, `at harbour` and `for vaccination, wound care` out of what was typed. */
function takeClauses(typed: string) {
	const found: { every?: number; at?: string; for?: string } = {};
	const rest = typed.replace(
		/\b(every|at|for)\s+(.+?)(?=\s+(?:every|at|for)\s|$)/gi,
		(_, word: string, value: string) => {
			const clause = word.toLowerCase() as 'every' | 'at' | 'for';
			if (clause === 'every') found.every = Number.parseInt(value, 10) || 0;
			else found[clause] = value.trim();
			return '';
		},
	);
	return { ...found, rest: rest.trim() };
}

function placeFor(turn: Turn, practitioner: Practitioner, typed: string | undefined): Location {
	const places = placesOf(practitioner, turn.network);
	if (typed !== undefined) return only(turn, typed, places, 'place');
	const [place, another] = places;
	if (!place) throw new Wrong(part('staff-no-place', { person: practitioner.name }));
	if (another) throw new Wrong(part('staff-which-place', { names: named(turn, places) }));
	return place;
}

/** Those asked for, or all that this person gives there. */
function servicesFor(turn: Turn, practitioner: Practitioner, location: Location, typed: string | undefined) {
	const { network } = turn;
	const codes = practitioner.roles.filter((role) => role.location === location.code).flatMap((role) => role.services);
	const given = network.services.all.filter(({ code, retired }) => !retired && codes.includes(code));
	const services =
		typed === undefined ? given : typed.split(',').map((name) => only(turn, name.trim(), given, 'service'));
	if (services.length === 0) throw new Wrong(part('staff-no-service', { person: practitioner.name }));
	return services;
}

function only<R extends Parameters<typeof meant>[1][number]>(
	turn: Turn,
	typed: string,
	rows: readonly R[],
	what: 'person' | 'place' | 'service',
): R {
	const found = meant(typed, rows, turn.talk.language);
	if (found.kind === 'one') return found.row;
	if (found.kind === 'several') throw new Wrong(part(`staff-which-${what}`, { names: found.names.join(', ') }));
	throw new Wrong(part(`staff-none-${what}`, { name: typed }));
}

const named = ({ talk }: Turn, rows: readonly { name: Location['name'] }[]): string =>
	rows.map(({ name }) => inLanguage(name, talk.language)).join(', ');
