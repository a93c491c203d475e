/** `/walkin`, `/walkin Khumalo for Naidoo`, `/walkin #12 for vaccination`: somebody has come without an appointment. */
import { line, type Part, part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { appointmentsOf } from '../../core/appointments.ts';
import { waitOf } from '../../core/consultations.ts';
import type { Location } from '../../core/network.ts';
import type { PatientWithContacts } from '../../core/patients.ts';
import { walkIn } from '../../core/queue.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { showReference } from '../../core/references.ts';
import { placeOf, thereAt, type Waits, waitingAt } from '../../core/waiting.ts';
import { chatsFor } from '../../news-sent.ts';
import type { Turn } from '../../perform/performer.ts';
import { changeQueue, tellOfQueue } from '../../queue-changed.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { askedWhose, registerAtDesk } from '../finding/newcomer.ts';
import { visitTold, visitWords } from '../finding/visit.ts';
import { Asks } from '../grammar/asking.ts';
import { exampleName, meant } from '../grammar/names.ts';
import { placeMeant } from '../grammar/people.ts';
import { isToday } from './named.ts';
import { mayCall } from './numbered.ts';
import { encounterFacts, encounterTold } from './told.ts';
import { readWalkin, type Target, type WalkinLine, walkinTyped } from './walkin-line.ts';
import { newAsked, walkinPatient } from './walkin-new.ts';

/** Nobody in particular. */
const ANYBODY =
	/^(any(body|one)?|whoever.*|no ?body( in particular)?|n'importe qui|quiconque|personne en particulier)$/i;
const MOST_OFFERED = 9;
/** In ms: who comes earlier than that before a visit comes for something else. */
const EARLY_MS = 4 * 3_600_000;

export const walkin: Command = {
	roles: DESK,
	async run(turn, member, { rest, sure }) {
		const { tx, network } = turn;
		const places = clinicsOf(member, network, ...DESK);
		const line = await readWalkin(
			turn,
			rest,
			(words, at) => targetOf(turn, placesNamed(turn, places, at), words),
			(lines, typed) => newAsked(turn, lines, typed),
		);
		const said = (more: Partial<WalkinLine>): string => walkinTyped({ ...line, ...more });
		if (turn.inGroup && line.isNew) throw new Wrong(part('book-new-privately'));
		if (turn.inGroup && line.who !== '' && !/^#\d+$/.test(line.who)) throw new Wrong(part('queue-walkin-group'));
		if (line.isNew && line.who === '') throw new Asks([part('book-new-who')], [], said({}));
		if (line.isNew && !/\p{L}{2}/u.test(line.who)) throw new Wrong(part('book-new-name'));
		if (line.isNew && !line.contact) throw new Asks([part('book-new-contact')], [], said({}));
		const isKnown = !line.isNew && line.who !== '';
		const patient = isKnown ? await walkinPatient(turn, member, line) : undefined;
		if (isKnown && !patient) return;
		const one = patient ? { who: `#${patient.id}`, contact: undefined } : {};
		const location = placeMeant(turn, places, line.at, (at) => said({ ...one, at }));
		const waits = await waitingAt(tx, network, location);
		if (line.target === undefined)
			throw new Asks(
				[part('queue-for-whom')],
				targets(turn, waits, (target) => said({ ...one, target })),
				said(one).concat(' for'),
			);
		const wanted = wantedAt(turn, location, line.target);
		if (patient && !sure) await needNoVisit(turn, member, patient, location, said(one));
		const newcomer = line.isNew ? { name: line.who, contact: line.contact! } : undefined;
		const lines = {
			same: (who: string) => said({ who, isNew: false, contact: undefined }),
			other: said({ another: true }),
		};
		if (newcomer && !line.another && (await askedWhose(turn, member, newcomer, lines))) return;
		const patientId = newcomer ? await registerAtDesk(turn, member, newcomer) : (patient?.id ?? null);
		const [conversationId = null] = patient ? await chatsFor(tx, { patientId: patient.id, conversationId: null }) : [];
		const by = `staff:${member.id}` as const;
		const known = { locationId: location.id, patientId, conversationId, by };
		const { there, encounter } = await changeQueue(tx, network, location, async () => {
			const there = patient && (await thereAt(tx, location)).find(({ patientId }) => patientId === patient.id);
			return { there, encounter: there ?? (await walkIn(tx, network, { ...wanted, ...known })) };
		});
		if (there) return void turn.talk.said.push(await encounterTold(turn, 'queue-already', location, there));
		await tellOfQueue(tx, encounter, 'queueNoted');
		await answer(turn, member, location, encounter);
	},
	examples: ({ network }, member) => {
		const [place] = clinicsOf(member, network, ...DESK);
		const person = network.practitioners.all.find(({ roles }) =>
			roles.some(({ location }) => location === place?.code),
		);
		const name = person ? exampleName(person, network) : '';
		return [line('queue-walkin-example', { name }), line('queue-walkin-example-known', { name })];
	},
};

/** Whoever is there today, with how many wait for them; and whoever is free first. */
function targets({ network }: Turn, waits: readonly Waits[], lineFor: (code: string) => string): Button[] {
	const people = waits.slice(0, MOST_OFFERED).flatMap(({ giver, line: waiting }) => {
		const person = network.practitioners.byId.get(giver.practitionerId);
		if (!person) return [];
		return [
			{
				label: part('choice-queue-person', { person: person.name, count: waiting.length }),
				line: lineFor(person.code),
			},
		];
	});
	return [...people, { label: part('choice-queue-anybody'), line: lineFor('anybody') }];
}

/** Who has a visit here soon may have come for that. Throws `Asks` which it is. */
async function needNoVisit(
	turn: Turn,
	member: Member,
	patient: PatientWithContacts,
	location: Location,
	anyway: string,
): Promise<void> {
	const { tx } = turn;
	if ((await thereAt(tx, location)).some(({ patientId }) => patientId === patient.id)) return;
	const visits = await appointmentsOf(tx, { patientIds: [patient.id], from: tx.now });
	const visit = visits.find(
		(each) =>
			each.status === 'booked' &&
			each.locationId === location.id &&
			each.start <= tx.now + EARLY_MS &&
			isToday(turn, each),
	);
	if (!visit || !mayCall(turn, member, location, visit.practitionerId)) return;
	throw new Asks(
		[await visitTold(turn, 'queue-walkin-visit', visit)],
		[
			{
				label: part('choice-queue-come-for', visitWords(turn, visit)),
				line: `arrived ${showReference(visit.reference)}`,
			},
			{ label: part('choice-queue-walkin'), line: anyway, sure: true },
		],
	);
}

/** The clinic that is named, or all. */
const placesNamed = ({ talk }: Turn, places: readonly Location[], at: string | undefined): readonly Location[] => {
	const found = at === undefined ? undefined : meant(at, places, talk.language);
	return found?.kind === 'one' ? [found.row] : places;
};

/** The practitioner and the services of a clinic that words may stand for, as `meant` finds them. */
function namedAt({ network, talk }: Turn, location: Location, typed: string) {
	const here = network.practitioners.all.filter(({ roles }) => roles.some((role) => role.location === location.code));
	const codes = here
		.flatMap(({ roles }) => roles.filter((role) => role.location === location.code))
		.flatMap((role) => role.services);
	const given = network.services.all.filter(({ code }) => codes.includes(code));
	const person = { found: meant(typed, here, talk.language), as: 'practitionerId' } as const;
	const service = { found: meant(typed, given, talk.language), as: 'serviceId' } as const;
	return [person, service].filter(({ found }) => found.kind !== 'none');
}

/** Only words that stand for one service, and for nobody, are no part of a name. */
function targetOf(turn: Turn, places: readonly Location[], words: string): Target {
	if (ANYBODY.test(words)) return 'thing';
	const named = places.flatMap((place) => namedAt(turn, place, words));
	if (named.some(({ as }) => as === 'practitionerId')) return 'person';
	return named.some(({ found }) => found.kind === 'one') ? 'thing' : undefined;
}

/** A practitioner, a service, or neither. */
function wantedAt(turn: Turn, location: Location, typed: string) {
	const nobody = { practitionerId: null, serviceId: null };
	if (ANYBODY.test(typed)) return nobody;
	const named = namedAt(turn, location, typed);
	for (const { found, as } of named) if (found.kind === 'one') return { ...nobody, [as]: found.row.id };
	const names = named.flatMap(({ found }) => (found.kind === 'several' ? found.names : []));
	if (names.length > 0) throw new Wrong(part('staff-which-person', { names: names.join(', ') }));
	throw new Wrong(part('queue-none-for', { name: typed, place: inLanguage(location.name, turn.talk.language) }));
}

async function answer(turn: Turn, member: Member, location: Location, encounter: Encounter): Promise<void> {
	const { tx, network } = turn;
	const undo = await undoable(turn, member, 'took a walk-in', `encounter:${encounter.id}`, {
		encounterId: encounter.id,
	});
	const place = placeOf(await waitingAt(tx, network, location), encounter);
	const range = place && (await waitOf(tx, place.waits, place.before, { arrivedAt: tx.now, start: null }));
	const service = network.services.byId.get(encounter.serviceId ?? 0)?.name;
	const parts: Part[] = [
		part('queue-walked-in', {
			...(await encounterFacts(turn, location, encounter)),
			service: service ? text(service) : '',
		}),
		line('queue-walked-in-before', { before: place?.before ?? 0, low: range?.low ?? 0, high: range?.high ?? '' }),
	];
	offer(turn, parts, [undo]);
}
