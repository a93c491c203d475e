/** `/walkin`, `/walkin Khumalo for Naidoo`, `/walkin #12 for vaccination`: somebody has come without an appointment. */
import { line, type Part, part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { waitOf } from '../../core/consultations.ts';
import type { Location } from '../../core/network.ts';
import { walkIn } from '../../core/queue.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { placeOf, thereAt, type Waits, waitingAt } from '../../core/waiting.ts';
import { chatsFor } from '../../news-sent.ts';
import type { Turn } from '../../perform/performer.ts';
import { changeQueue, tellOfQueue } from '../../queue-changed.ts';
import { type Button, offer } from '../choices.ts';
import { type Command, DESK, Wrong } from '../command.ts';
import { patientMeant } from '../finding.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, FOR } from '../grammar/clauses.ts';
import { exampleName, meant } from '../grammar/names.ts';
import { placeMeant } from '../grammar/people.ts';
import { undoable } from '../undo.ts';
import { clinicsOf, type Member } from '../who.ts';
import { encounterFacts, encounterTold } from './told.ts';

/** Nobody in particular. */
const ANYBODY =
	/^(any(body|one)?|whoever.*|no ?body( in particular)?|n'importe qui|quiconque|personne en particulier)$/i;
const MOST_OFFERED = 9;

export const walkin: Command = {
	roles: DESK,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const { rest: who, for: target, at: place } = clausesIn(rest, { for: FOR, at: AT });
		const said = (parts: { for?: string | undefined; at?: string | undefined }) =>
			['walkin', who, ...(parts.for ? ['for', parts.for] : []), ...(parts.at ? ['at', parts.at] : [])]
				.filter((word) => word !== '')
				.join(' ');
		if (turn.inGroup && who !== '' && !/^#\d+$/.test(who)) throw new Wrong(part('queue-walkin-group'));
		const location = placeMeant(turn, clinicsOf(member, network, ...DESK), place, (at) => said({ for: target, at }));
		const waits = await waitingAt(tx, network, location);
		if (target === undefined || target === '')
			throw new Asks(
				[part('queue-for-whom')],
				targets(turn, waits, (code) => said({ for: code, at: place })),
				said({ at: place }).concat(' for'),
			);
		const wanted = wantedAt(turn, location, target);
		const lineFor = (number: string) => `walkin ${number} for ${target}${place ? ` at ${place}` : ''}`;
		const patient = who === '' ? undefined : await patientMeant(turn, member, who, lineFor);
		if (who !== '' && !patient) return;
		const [conversationId = null] = patient ? await chatsFor(tx, { patientId: patient.id, conversationId: null }) : [];
		const by = `staff:${member.id}` as const;
		const known = { locationId: location.id, patientId: patient?.id ?? null, conversationId, by };
		const { there, encounter } = await changeQueue(tx, network, location, async () => {
			const there = patient && (await thereAt(tx, location.id)).find(({ patientId }) => patientId === patient.id);
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

/** A practitioner, a service, or neither. */
function wantedAt({ network, talk }: Turn, location: Location, typed: string) {
	if (ANYBODY.test(typed)) return { practitionerId: null, serviceId: null };
	const here = network.practitioners.all.filter(({ roles }) => roles.some((role) => role.location === location.code));
	const codes = here
		.flatMap(({ roles }) => roles.filter((role) => role.location === location.code))
		.flatMap((role) => role.services);
	const given = network.services.all.filter(({ code }) => codes.includes(code));
	const person = meant(typed, here, talk.language);
	const service = meant(typed, given, talk.language);
	if (person.kind === 'one') return { practitionerId: person.row.id, serviceId: null };
	if (service.kind === 'one') return { practitionerId: null, serviceId: service.row.id };
	const names = [person, service].flatMap((found) => (found.kind === 'several' ? found.names : []));
	if (names.length > 0) throw new Wrong(part('staff-which-person', { names: names.join(', ') }));
	throw new Wrong(part('queue-none-for', { name: typed, place: inLanguage(location.name, talk.language) }));
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
