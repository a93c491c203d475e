/** `/queue`, `/queue harbour`: who waits for whom, and since when. `/queue qr`: what to hang up for patients and on a screen. */
import { at, line, own, type Part, part, text } from '../../../flows/prompt.ts';
import type { Location } from '../../core/network.ts';
import { inOrder } from '../../core/queue-order.ts';
import { waitingAt } from '../../core/waiting.ts';
import { hereAddresses } from '../../links/address.ts';
import type { Turn } from '../../perform/performer.ts';
import { whereabouts } from '../../whereabouts.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { clinicsOf, type Member, record } from '../dialogue/who.ts';
import { meant } from '../grammar/names.ts';
import { whichOf } from '../grammar/people.ts';
import { nextButtons } from './next.ts';
import { encounterTold } from './told.ts';

export const queue: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { network, talk } = turn;
		const clinics = clinicsOf(member, network);
		const [, code, name] = /^(qr\b|code\b)?\s*(.*)$/is.exec(rest) ?? [];
		const found = name ? meant(name.replace(/^(at|à)\s+/i, ''), clinics, talk.language) : undefined;
		if (found?.kind === 'none') throw new Wrong(part('staff-none-clinic', { name: name! }));
		if (found?.kind === 'several')
			throw whichOf('place', found.names, (each) => `queue ${code ?? ''} ${each}`.replaceAll(/\s+/g, ' '));
		const shown = found ? [found.row] : clinics;
		if (code) return links(turn, shown);
		const parts: Part[] = [];
		const quiet: Location[] = [];
		for (const clinic of shown) {
			const told = await waitingRoom(turn, member, clinic);
			if (told.length === 0) quiet.push(clinic);
			parts.push(...told);
		}
		for (const [i, { name }] of quiet.entries())
			parts.push((i === 0 ? part : line)('queue-quiet', { place: text(name) }));
		offer(turn, parts, (await nextButtons(turn, member, shown)).slice(0, MOST_OFFERED));
	},
	examples: (turn, member) => {
		const place = clinicsOf(member, turn.network)[0]?.code ?? '';
		return [line('queue-example', { place }), line('queue-example-qr', { place })];
	},
};

const MOST_OFFERED = 8;

async function waitingRoom(turn: Turn, member: Member, location: Location): Promise<Part[]> {
	const { tx, network, talk } = turn;
	const waits = await waitingAt(tx, network, location);
	const people = waits.flatMap(({ line: waiting, inside }) => [...waiting, ...inside]);
	if (people.length === 0) return [];
	await record(tx, talk, member, 'saw the queue', `location:${location.id}`);
	const count = new Set(waits.flatMap(({ line: waiting }) => waiting.map(({ id }) => id))).size;
	const parts = [part('queue-at', { place: text(location.name), now: at(tx.now, location.zone), count })];
	for (const { giver, line: waiting, inside } of waits) {
		const own = waiting.filter(({ practitionerId }) => practitionerId !== null);
		if (own.length + inside.length === 0) continue;
		parts.push(part('queue-person', { person: network.practitioners.byId.get(giver.practitionerId)?.name ?? '' }));
		for (const each of inside) parts.push(await row(turn, `queue-row-${each.status}`, location, each));
		for (const each of own) parts.push(await row(turn, 'queue-row', location, each));
	}
	const anybody = waits.flatMap(({ line: waiting }) => waiting.filter(({ practitionerId }) => practitionerId === null));
	const once = inOrder([...new Map(anybody.map((each) => [each.id, each])).values()]);
	if (once.length > 0) parts.push(part('queue-anybody'));
	for (const each of once) parts.push(await row(turn, 'queue-row', location, each));
	return parts;
}

const row = async (turn: Turn, key: string, location: Location, encounter: Parameters<typeof encounterTold>[3]) => ({
	...(await encounterTold(turn, key, location, encounter)),
	line: true as const,
});

/** The links that say "I'm here", and the address of the screen. Where one clinic is meant, its codes to hang up too. */
function links(turn: Turn, clinics: readonly Location[]): void {
	const { tx, talk } = turn;
	const { url = '' } = whereabouts(tx.keys);
	const parts: Part[] = [];
	for (const { code, name } of clinics) {
		const { telegram, web } = hereAddresses(tx.keys, code);
		parts.push(part('queue-links', { place: text(name) }));
		if (telegram) parts.push(line('queue-link-telegram', { url: telegram }));
		if (web) parts.push(line('queue-link-web', { url: web }));
		parts.push(line('queue-link-screen', { url: `${url}/waiting/${code}` }));
		if (clinics.length > 1) continue;
		for (const way of [...(telegram ? (['telegram'] as const) : []), ...(web ? (['web'] as const) : [])])
			talk.attached.push({
				...{ kind: 'qr', language: talk.language, conversationId: talk.id },
				here: { clinic: code, place: name, way },
			});
	}
	if (clinics.length === 1) return void talk.said.push(...parts);
	const buttons = clinics
		.slice(0, MOST_OFFERED)
		.map(({ code, name }) => ({ label: own(name), line: `queue qr ${code}` }));
	offer(turn, [...parts, part('queue-links-which')], buttons);
}
