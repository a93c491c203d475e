/** How a link is told to staff, who may see it, and the buttons below it. */
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { appointmentById } from '../../core/appointments.ts';
import { giversOf } from '../../core/givers.ts';
import { aimOf, type LinkAim } from '../../core/link-booking.ts';
import { historyOfLink, isOpen, type Link, linkById, statusOf } from '../../core/links.ts';
import type { LinkType, Network } from '../../core/network.ts';
import { nameOf, patientById } from '../../core/patients.ts';
import { showReference } from '../../core/references.ts';
import { addressesOf } from '../../links/address.ts';
import type { Way } from '../../links/send.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Button } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { offerCopies } from '../dialogue/home.ts';
import { type Member, maySee, record } from '../dialogue/who.ts';
import { calledBy, staffNumbered, zoneOf } from '../finding/colleagues.ts';

/** Whether this member sees the diary of a clinic at which this can be booked. */
export function maySend(
	member: Member,
	network: Network,
	type: Pick<LinkType, 'service' | 'practitioner' | 'location'>,
): boolean {
	const places = giversOf(network, type.service)
		.filter(({ practitioner }) => (type.practitioner ?? practitioner.code) === practitioner.code)
		.map(({ location }) => location)
		.filter(({ code }) => (type.location ?? code) === code);
	return places.some((place) => maySee(member, place));
}

/** The link of that number. Throws `Wrong` where this member can see none. */
export async function linkMeant(turn: Turn, member: Member, typed: string): Promise<Link> {
	const { tx, talk, network } = turn;
	const link = await linkById(tx, Number(typed));
	const type = network.linkTypes.byId.get(link?.linkTypeId ?? 0);
	if (link && type && maySend(member, network, type)) return link;
	if (link) await record(tx, talk, member, 'was refused', `link:${link.id}`);
	throw new Wrong(part('links-no-such'));
}

const dayBefore = 86_400_000;

/** What it opens: service, person, place, days; until when, and what is asked of whoever opens it. */
export function aimTold(turn: Turn, member: Member, aim: LinkAim): Part[] {
	const { type, service, practitioner, location, from, before, link } = aim;
	const zone = location?.zone ?? zoneOf(turn, member);
	const { identifies } = type;
	const days = type.fromDays !== null || type.toDays !== null;
	return [
		line('links-aim', {
			service: text(service.name),
			person: practitioner?.name ?? '',
			place: text(location?.name ?? ''),
			from: days ? at(from, zone) : '',
			to: days ? at(before - dayBefore / 2, zone) : '',
		}),
		line(identifies ? 'links-identifies' : 'links-asks', { until: at(link.expiresAt, zone) }),
	];
}

/** A link in a line, of those listed. */
export async function linkLine(turn: Turn, member: Member, link: Link): Promise<Part> {
	const { tx, network } = turn;
	const patient = await patientById(tx, link.patientId);
	return line('links-line', {
		number: `@${link.id}`,
		type: text(network.linkTypes.byId.get(link.linkTypeId)?.name ?? ''),
		name: patient ? nameOf(patient) : '',
		patient: `#${link.patientId}`,
		status: statusOf(link, tx.now),
		at: at(link.createdAt, zoneOf(turn, member)),
	});
}

/** Everything about one: what it opens, and every change with its time and by whom. */
export async function linkCard(turn: Turn, member: Member, link: Link): Promise<Part[]> {
	const { tx, network } = turn;
	const { key, facts } = await linkLine(turn, member, link);
	const aim = isOpen(link, tx.now) ? aimOf(network, link, tx.now) : undefined;
	const parts: Part[] = [part(key, facts), ...(aim ? aimTold(turn, member, aim) : []), part('links-history')];
	for (const { what, by, at: when, way } of await historyOfLink(tx, link.id)) {
		const staffId = Number(/^staff:(\d+)$/.exec(by)?.[1] ?? 0);
		const staff = staffId ? await staffNumbered(tx, staffId) : undefined;
		const name = staff ? calledBy(network, staff) : '';
		parts.push(
			line('links-change', {
				what,
				at: at(when, zoneOf(turn, member)),
				by: staff ? 'staff' : by,
				name,
				way: way ?? '',
			}),
		);
	}
	return parts;
}

/** What can be done with it. */
export async function linkButtons({ tx }: Turn, link: Link): Promise<Button[]> {
	const number = `@${link.id}`;
	const visit = link.appointmentId === null ? undefined : await appointmentById(tx, link.appointmentId);
	if (visit) return [{ label: part('choice-link-appointment'), line: `appointment ${showReference(visit.reference)}` }];
	if (!isOpen(link, tx.now)) return [];
	return [
		{ label: part('choice-link-again'), line: `links ${number} send` },
		{ label: part('choice-link-copy'), line: `links ${number} by copy` },
		{ label: part('choice-link-expire'), line: `links ${number} expire` },
		{ label: part('choice-link-delete'), line: `links ${number} delete` },
	];
}

/** A button for each way. @param lineFor the command for one of them. */
export const wayButtons = (ways: readonly Way[], lineFor: (way: string) => string): Button[] =>
	ways.map((way) => ({
		label: part(`choice-link-by-${way.kind}`, 'contact' in way ? { contact: way.contact.value } : {}),
		line: lineFor(way.id),
	}));

/** The addresses, to be copied; shown to whoever asked for them, in private. */
export function addressesTold({ tx, talk }: Turn, { token }: Link): Part[] {
	const { web, telegram } = addressesOf(tx.keys, token);
	offerCopies(talk, { web, telegram });
	return [
		...(web === undefined ? [] : [line('links-web', { url: web })]),
		...(telegram === undefined ? [] : [line('links-telegram', { url: telegram })]),
	];
}
