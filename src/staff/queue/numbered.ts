/**
 * Whom a line of the queue is about: `17`, `17 at harbour`, `17 2026-09-07`, or `Khumalo` (named.ts). Numbers begin anew every day, so that buttons
 * name the day too: one that is tapped tomorrow is about nobody else.
 */
import { part } from '../../../flows/prompt.ts';
import type { Location } from '../../core/network.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { encounterByNumber, thereAt } from '../../core/waiting.ts';
import { parseDate, wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import { clinicsOf, type Member, mayManage, maySee, record } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { placeMeant } from '../grammar/people.ts';
import { encountersNamed, type Named } from './named.ts';
import { encounterTold } from './told.ts';

export interface Meant extends Named {
	/** What is to be done with them, as it was typed: `next`, `in`. */
	readonly how: string;
}

/** Whether this member may call and note whoever waits for somebody: practitioners, their own. */
export function mayCall({ network }: Turn, member: Member, location: Location, practitionerId: number | null): boolean {
	const practitioner = network.practitioners.byId.get(practitionerId ?? 0);
	if (practitioner) return mayManage(member, location, practitioner);
	return maySee(member, location);
}

/** What is done with whoever was called. */
const OF_CALLED: ReadonlySet<string> = new Set(['seen', 'missed']);
const CALLED: ReadonlySet<string> = new Set(['called', 'in-progress']);
const HOW = /(?:^|\s+)(next|suivant|in|came in|entré|entrée)$/i;

/**
 * The one that is meant; where nobody is named, the only one who was called by (or for) this member. Throws `Asks` which
 * one, or `Wrong` where there is none; answers nothing where visits that could be meant are offered.
 * @param command for one of them; the rest of the line goes behind it.
 */
export async function encounterMeant(
	turn: Turn,
	member: Member,
	typed: string,
	command: string,
): Promise<Meant | undefined> {
	const { tx, network } = turn;
	const { rest: before, at: place } = clausesIn(typed, { at: AT });
	const iso = /(?<!\S)\d{4}-\d{2}-\d{2}(?!\S)/.exec(typed)?.[0];
	const words = before.replace(iso ?? '', ' ').trim();
	const how = HOW.exec(words)?.[1] ?? '';
	const whom = words.replace(HOW, '');
	const number = Number(/^(?:no\.?|n°|number|numéro)?\s*(\d{1,4})$/i.exec(whom)?.[1] ?? 0);
	const named = place?.replace(iso ?? '', ' ').trim();
	const clinics = clinicsOf(member, network);
	const lineFor = (code: string) =>
		`${command} ${number || whom} ${how} at ${code} ${iso ?? ''}`.replaceAll(/\s+/g, ' ').trim();
	const places = named === undefined ? clinics : [placeMeant(turn, clinics, named, lineFor)];
	const found: Meant[] = [];
	if (number === 0) {
		const which = (each: string) => `${command} ${each} ${how}`.trimEnd();
		const may = (location: Location, encounter: Encounter) => mayCall(turn, member, location, encounter.practitionerId);
		const some =
			whom === '' ? await called(turn, member, places) : await encountersNamed(turn, member, whom, places, may, which);
		// Of several with one name, those who were called.
		const inside = some.filter(({ encounter: { status } }) => OF_CALLED.has(command) && CALLED.has(status));
		const those = inside.length > 0 ? inside : some;
		if (those.length > 1) throw await whichOf(turn, member, those, command, how);
		return those[0] && { ...those[0], how };
	}
	for (const location of places) {
		const localDate = (iso && parseDate(iso)) || wallTimeOf(tx.now, location.zone).date;
		const encounter = await encounterByNumber(tx, { locationId: location.id, localDate, number });
		if (encounter) found.push({ location, encounter, how });
	}
	const [only, another] = found;
	if (!only) throw new Wrong(part('queue-no-number', { number }));
	if (another)
		placeMeant(
			turn,
			found.map(({ location }) => location),
			undefined,
			lineFor,
		);
	if (mayCall(turn, member, only.location, only.encounter.practitionerId)) return only;
	await record(tx, turn.talk, member, 'was refused', `encounter:${only.encounter.id}`);
	throw new Wrong(part('queue-no-number', { number }));
}

/** Whoever is with this member, or with somebody they call for. */
async function called(turn: Turn, member: Member, places: readonly Location[]): Promise<readonly Named[]> {
	const inside: Named[] = [];
	for (const location of places)
		for (const encounter of await thereAt(turn.tx, location))
			if (encounter.status !== 'arrived' && mayCall(turn, member, location, encounter.practitionerId))
				inside.push({ location, encounter });
	const own = inside.filter(({ encounter }) => isOwn(turn, member, encounter));
	if (inside.length === 0) throw new Wrong(part('queue-nobody-called'));
	return own.length > 0 ? own : inside;
}

async function whichOf(turn: Turn, member: Member, some: readonly Named[], command: string, how: string) {
	const buttons = [];
	for (const { location, encounter } of some.slice(0, MOST_OFFERED)) {
		const label = await encounterTold(turn, 'choice-queue-number', location, encounter);
		buttons.push({ label, line: lineOf(turn, member, command, encounter, how), number: encounter.number });
	}
	return new Asks([part('queue-which-number')], buttons, command);
}

const MOST_OFFERED = 8;

/** Whether somebody waits for, or was called by, this very member. */
export const isOwn = ({ network }: Turn, member: Member, { practitionerId }: Encounter): boolean =>
	member.practitioner !== null && network.practitioners.byId.get(practitionerId ?? 0)?.code === member.practitioner;

/** The line that is about one of them, and nobody else, on any day. */
export function lineOf(turn: Turn, member: Member, command: string, encounter: Encounter, rest = ''): string {
	const { code } = locationOf(turn.network, encounter.locationId);
	const iso = String(encounter.localDate).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
	const where = clinicsOf(member, turn.network).length > 1 ? ` at ${code}` : '';
	return `${`${command} ${encounter.number} ${rest}`.trimEnd()}${where} ${iso}`;
}
