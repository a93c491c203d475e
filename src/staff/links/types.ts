/** A new type of link as an administrator writes it: `name: …; service: …; days: 7-14`, in which what is missing is asked for. */
import { part } from '../../../flows/prompt.ts';
import { giversOf } from '../../core/givers.ts';
import type { LinkType, Location, Network } from '../../core/network.ts';
import { Wrong } from '../dialogue/command.ts';
import { administers, type Member } from '../dialogue/who.ts';
import { meant } from '../grammar/names.ts';

/** In the order they are asked for. */
export const FIELDS = ['name', 'service', 'with', 'at', 'days', 'text', 'move', 'asks', 'valid'] as const;
export type Field = (typeof FIELDS)[number];
export type Written = Partial<Record<Field, string>>;

const FIELD = new RegExp(`(?:^|;)\\s*(${FIELDS.join('|')})\\s*:`, 'gi');

/** Each field ends where the next begins; a semicolon may be part of a text. */
export function fieldsIn(typed: string): Written {
	const found = [...typed.matchAll(FIELD)];
	return Object.fromEntries(
		found.map((match, i) => [
			match[1]!.toLowerCase(),
			typed.slice(match.index + match[0].length, found[i + 1]?.index ?? typed.length).trim(),
		]),
	);
}

export const writtenAs = (fields: Written): string =>
	FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [`${field}: ${fields[field]}`])).join('; ');

export const ANY = /^(?:any(?:body|where)?|all|none|-|tous|toutes|aucun|n['’]importe)$/i;
const YES = /^(?:yes|oui|y|o)$/i;
const NO = /^(?:no|non|n|never|jamais)$/i;

/** Where visits of a type can be. */
export const placesFor = (
	network: Network,
	{ service, practitioner, location }: Pick<LinkType, 'service' | 'practitioner' | 'location'>,
): Location[] => [
	...new Set(
		giversOf(network, service)
			.filter((giver) => (practitioner ?? giver.practitioner.code) === giver.practitioner.code)
			.map((giver) => giver.location)
			.filter(({ code }) => (location ?? code) === code),
	),
];

/** Whether this member is an administrator of every clinic where a type can be booked. */
export function mayKeep(
	member: Member,
	network: Network,
	type: Pick<LinkType, 'service' | 'practitioner' | 'location'>,
): boolean {
	const places = placesFor(network, type);
	return places.length > 0 ? places.every(({ code }) => administers(member, code)) : administers(member, null);
}

type New = Omit<LinkType, 'id' | 'code' | 'origin' | 'retired'>;

/** What the fields stand for, as far as they are there. Throws `Wrong` at the first that can't be read. */
export function typeIn({ network, language }: { network: Network; language: string }, fields: Written): Partial<New> {
	const { services, practitioners, locations } = network;
	const type: { -readonly [K in keyof New]?: New[K] } = {};
	if (fields.name !== undefined) type.name = short(fields.name, 80);
	if (fields.service !== undefined) {
		const service = meant(fields.service, services.all, language);
		if (service.kind !== 'one') throw new Wrong(part('linktype-none', { field: 'service', typed: fields.service }));
		type.service = service.row.code;
	}
	if (fields.with !== undefined) {
		const person = ANY.test(fields.with) ? undefined : meant(fields.with, practitioners.all, language);
		if (person && person.kind !== 'one') throw new Wrong(part('linktype-none', { field: 'with', typed: fields.with }));
		type.practitioner = person?.row.code ?? null;
	}
	if (fields.at !== undefined) {
		const place = ANY.test(fields.at) ? undefined : meant(fields.at, locations.all, language);
		if (place && place.kind !== 'one') throw new Wrong(part('linktype-none', { field: 'at', typed: fields.at }));
		type.location = place?.row.code ?? null;
	}
	if (fields.days !== undefined) Object.assign(type, daysIn(fields.days));
	if (fields.text !== undefined) type.text = ANY.test(fields.text) ? null : short(fields.text, 300);
	if (fields.move !== undefined) Object.assign(type, moveIn(fields.move));
	if (fields.asks !== undefined) {
		const birthDate = /birth|naissance|yes|oui/i.test(fields.asks);
		if (!birthDate && !/nothing|rien|no|non/i.test(fields.asks)) throw new Wrong(part('linktype-asks'));
		type.identifies = !birthDate;
	}
	if (fields.valid !== undefined) {
		const days = Number(/^(\d{1,3})(?:\s*(?:days?|jours?))?$/i.exec(fields.valid)?.[1] ?? 0);
		if (days < 1) throw new Wrong(part('linktype-valid'));
		type.validDays = days;
	}
	return type;
}

function short(typed: string, most: number): string {
	if (typed === '' || typed.length > most) throw new Wrong(part('linktype-length', { most }));
	return typed;
}

/** `7-14`: from the seventh day after the sending, and before the fourteenth. */
function daysIn(typed: string): Pick<New, 'fromDays' | 'toDays'> {
	if (ANY.test(typed)) return { fromDays: null, toDays: null };
	const [, from, to] = /^(\d{1,3})\s*(?:-|–|to|à)\s*(\d{1,3})(?:\s*(?:days?|jours?))?$/i.exec(typed) ?? [];
	if (to === undefined || Number(from) >= Number(to)) throw new Wrong(part('linktype-days'));
	return { fromDays: Number(from) || null, toDays: Number(to) };
}

const MINUTES: Readonly<Record<string, number>> = { h: 60, d: 1440, j: 1440 };

/** `yes`, `no`, or until how long before the visit: `2 days`. */
function moveIn(typed: string): Pick<New, 'mayReschedule' | 'rescheduleMinutes'> {
	if (YES.test(typed)) return { mayReschedule: true, rescheduleMinutes: null };
	if (NO.test(typed)) return { mayReschedule: false, rescheduleMinutes: null };
	const [, count, unit] = /^(\d{1,3})\s*(h|d|j)[a-zé]*$/i.exec(typed) ?? [];
	if (unit === undefined) throw new Wrong(part('linktype-move'));
	return { mayReschedule: true, rescheduleMinutes: Number(count) * MINUTES[unit.toLowerCase()]! };
}
