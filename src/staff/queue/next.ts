/** `/next`, `/next Naidoo`: calls whoever goes next. Practitioners call to themselves; a desk calls for anybody. */
import { line, type Part, part } from '../../../flows/prompt.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import { callNext } from '../../core/queue.ts';
import { thereAt, waitingAt } from '../../core/waiting.ts';
import type { Turn } from '../../perform/performer.ts';
import { changeQueue, tellOfQueue } from '../../queue-changed.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, FOR } from '../grammar/clauses.ts';
import { exampleName } from '../grammar/names.ts';
import { managed, managedAt, placeMeant, practitionerMeant } from '../grammar/people.ts';
import { lineOf, mayCall } from './numbered.ts';
import { encounterFacts, encounterTold } from './told.ts';

export const next: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { network } = turn;
		const { rest: named, for: or, at } = clausesIn(rest, { for: FOR, at: AT });
		const typed = or ?? named;
		const own = network.practitioners.byCode.get(member.practitioner ?? '');
		const who = typed === '' && own && managed(member, network).includes(own) ? own : undefined;
		const buttons = who || typed !== '' ? [] : await nextButtons(turn, member, clinicsOf(member, network));
		if (!who && typed === '' && buttons.length === 0) return void turn.talk.said.push(part('queue-empty'));
		if (buttons.length > 1) throw new Asks([part('queue-next-whom')], buttons, 'next');
		const [only] = buttons;
		if (only) return next.run(turn, member, { rest: only.line.replace(/^next /, ''), sure: false });
		const person = who ?? practitionerMeant(turn, member, typed, (code) => `next ${code}`);
		await call(turn, member, await placeOf(turn, member, person, at), person);
	},
	examples: (turn, member) => [line('queue-next-example', { name: exampleOf(turn, member) })],
};

/** Where they are called in: the clinic that is named, else the one where somebody waits for them. */
async function placeOf(turn: Turn, member: Member, person: Practitioner, at: string | undefined): Promise<Location> {
	const { tx, network } = turn;
	const places = managedAt(member, person, network);
	const waiting: Location[] = [];
	for (const place of at === undefined ? places : [])
		if (
			(await waitingAt(tx, network, place)).some(
				({ giver, line }) => giver.practitionerId === person.id && line.length > 0,
			)
		)
			waiting.push(place);
	const among = waiting.length > 0 ? waiting : at === undefined ? places.slice(0, 1) : places;
	return placeMeant(turn, among, at, (code) => `next ${person.code} at ${code}`);
}

/** Calls the next one and says so; where nobody waits, says that. `parts` were said before. */
export async function call(
	turn: Turn,
	member: Member,
	location: Location,
	person: Practitioner,
	before: { readonly parts: readonly Part[]; readonly buttons: readonly Button[] } = { parts: [], buttons: [] },
): Promise<void> {
	const { tx, network } = turn;
	const by = `staff:${member.id}` as const;
	const next = await changeQueue(tx, network, location, () => callNext(tx, network, location, person.id, by));
	if (!next) {
		const nobody = part('queue-nobody-for', { person: person.name });
		const inside = [];
		for (const other of await withThem(turn, location, person))
			inside.push({
				...(await encounterTold(turn, `queue-row-${other.status}`, location, other)),
				line: true as const,
			});
		return offer(turn, [...before.parts, nobody, ...inside], before.buttons);
	}
	const { encounter: called, waitedFor } = next;
	await tellOfQueue(tx, called, 'queueCalled');
	const undo = await undoable(turn, member, 'called from the queue', `encounter:${called.id}`, {
		encounterId: called.id,
		status: 'called',
		waitedFor,
	});
	const facts = await encounterFacts(turn, location, called);
	const parts: Part[] = [
		...before.parts,
		part('queue-call', { ...facts, told: called.conversationId === null ? 'no' : 'yes' }),
	];
	for (const other of await withThem(turn, location, person))
		if (other.id !== called.id)
			parts.push({ ...(await encounterTold(turn, 'queue-still-open', location, other)), line: true });
	offer(turn, parts, [
		{ label: part('choice-queue-seen-next'), line: lineOf(turn, member, 'seen', called, 'next') },
		{ label: part('choice-queue-seen'), line: lineOf(turn, member, 'seen', called) },
		{ label: part('choice-queue-in'), line: lineOf(turn, member, 'seen', called, 'in') },
		{ label: part('choice-queue-missed'), line: lineOf(turn, member, 'missed', called) },
		undo,
	]);
}

/** Who was called to somebody, or is inside with them. */
const withThem = async ({ tx }: Turn, location: Location, { id }: Practitioner) =>
	(await thereAt(tx, location)).filter((each) => each.practitionerId === id && each.status !== 'arrived');

/** A button for everybody whom somebody waits for, of those this member may call for. */
export async function nextButtons(turn: Turn, member: Member, places: readonly Location[]): Promise<Button[]> {
	const { tx, network } = turn;
	const buttons: Button[] = [];
	const several = clinicsOf(member, network).length > 1;
	for (const location of places)
		for (const { giver, line: waiting } of await waitingAt(tx, network, location)) {
			const person = network.practitioners.byId.get(giver.practitionerId);
			if (!person || waiting.length === 0 || !mayCall(turn, member, location, person.id)) continue;
			buttons.push({
				label: part('choice-queue-next', { person: person.name, count: waiting.length }),
				line: `next ${person.code}${several ? ` at ${location.code}` : ''}`,
			});
		}
	return buttons;
}

/** Whom an example names: oneself, else the first whose times this member may manage. */
export function exampleOf({ network }: Turn, member: Member): string {
	const person = managed(member, network)[0];
	return person && member.practitioner === null ? exampleName(person, network) : '';
}
