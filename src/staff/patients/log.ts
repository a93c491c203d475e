/** `/log <patient, reference, or me>`: who saw or changed what, when, and from which chat. */
import { doneBy, doneTo } from '../../../db/queries/log.ts';
import { at, line, type Part, part } from '../../../flows/prompt.ts';
import { appointmentByReference, historyOf } from '../../core/appointments.ts';
import { showReference } from '../../core/references.ts';
import type { Turn } from '../../perform/performer.ts';
import { detailsIn, did, doneOn } from '../../trail/words.ts';
import { offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command, Refused } from '../dialogue/command.ts';
import { type Member, maySee, record } from '../dialogue/who.ts';
import { calledBy, staffNumbered, zoneOf } from '../finding/colleagues.ts';
import { patientMeant, whoFacts } from '../finding/patient.ts';

const PAGE = 10;

interface Entry {
	readonly at: number;
	readonly actor: string;
	readonly action: string;
	readonly entity?: string | null;
	readonly detail?: unknown;
	readonly conversationId?: string | null;
	readonly channel?: string | null;
}

export const log: Command = {
	roles: ADMINISTRATORS,
	privately: true,
	async run(turn, member, { rest }) {
		const { tx, talk, network } = turn;
		const [, whose = rest, number] = /^(.*?)\s+page (\d{1,6})$/is.exec(rest) ?? [];
		const page = Number(number ?? 1);
		const window = { limit: PAGE + 1, offset: (page - 1) * PAGE };
		if (/^(me|moi)$/i.test(whose)) {
			const entries = await tx.run(doneBy, { actor: `staff:${member.id}`, ...window });
			return show(turn, member, part('log-of-you'), entries, { whose: 'me', page });
		}
		const visit = await appointmentByReference(tx, whose);
		if (visit) {
			const location = network.locations.byId.get(visit.locationId);
			if (!location || !maySee(member, location))
				throw new Refused(`appointment:${visit.id}`, part('visit-none', { typed: whose.slice(0, 40) }));
			await record(tx, talk, member, 'saw the log', `appointment:${visit.id}`);
			const entries = await tx.run(doneTo, { entity: `appointment:${visit.id}`, ...window });
			const changes = (await historyOf(tx, visit.id)).map(({ at, by, what }) => ({ at, actor: by, action: what }));
			const reference = showReference(visit.reference);
			const history = page === 1 ? changes.reverse() : [];
			return show(turn, member, part('log-of-visit', { reference }), entries, { whose: reference, page, history });
		}
		const patient = await patientMeant(turn, member, whose, (meant) => `log ${meant}`);
		if (!patient) return;
		const entity = `patient:${patient.id}` as const;
		const entries = await tx.run(doneTo, { entity, ...window });
		await record(tx, talk, member, 'saw the log', entity);
		await show(turn, member, part('log-of', whoFacts(patient)), entries, { whose: `#${patient.id}`, page });
	},
	examples: () => [line('register-log-example'), line('register-log-example-me')],
};

async function show(
	turn: Turn,
	member: Member,
	heading: Part,
	entries: readonly Entry[],
	{ whose, page, history = [] }: { readonly whose: string; readonly page: number; readonly history?: readonly Entry[] },
): Promise<void> {
	const zone = zoneOf(turn, member);
	const parts: Part[] = [heading];
	for (const entry of [...history, ...entries.slice(0, PAGE)])
		parts.push(await told(turn, entry, zone, whose === 'me'));
	if (parts.length === 1) parts.push(line('log-nothing'));
	const more = entries.length > PAGE;
	offer(turn, parts, more ? [{ label: part('choice-earlier'), line: `log ${whose} page ${page + 1}` }] : []);
}

async function told(
	{ tx, network, talk: { language } }: Turn,
	entry: Entry,
	zone: string,
	withEntity: boolean,
): Promise<Part> {
	const { at: instant, actor, action, entity, detail, conversationId, channel } = entry;
	const id = Number(/^staff:(\d+)$/.exec(actor)?.[1]);
	const colleague = id ? await staffNumbered(tx, id) : undefined;
	const on = withEntity && entity ? await doneOn(tx, entity, language, network) : '';
	return line('log-line', {
		when: at(instant, zone),
		actor: colleague ? 'staff' : actor,
		name: colleague ? calledBy(network, colleague) : '',
		did: on === '' ? did(action, language) : `${did(action, language)}: ${on}`,
		detail: detailsIn(detail, language, network),
		channel: channel ?? '',
		chat: conversationId?.slice(0, 4) ?? '',
	});
}
