/** How a visit is said: in one line, and with everything about it. */
import type { Text } from '../../db/tables/clinic.ts';
import { type Attachment, at, line, own, type Part, part, text } from '../prompt.ts';
import type { VisitFacts } from './facts.ts';

const facts = (visit: VisitFacts) => ({
	reference: visit.reference,
	who: visit.who,
	service: text(visit.service),
	start: at(visit.start, visit.zone),
	place: text(visit.place),
	city: text(visit.city),
	address: visit.address,
	phone: visit.phone,
	person: visit.person,
});

/** Service, weekday, date, time, place and person in one sentence. */
export const visitLine = (visit: VisitFacts): Part => part('visit-line', facts(visit));
/** The same, as a choice: what its button says, and what else there is to know. */
export const visitDetail = (visit: VisitFacts): Part => part('visit-detail', facts(visit));
/** `several`: there are visits of several people. */
export const visitLabel = (visit: VisitFacts, several: boolean): Part =>
	part(several ? 'visit-label-who' : 'visit-label', facts(visit));

/** Who, what, with whom, when and where; when to arrive and why; what to bring; the clinic's own lines. */
export function visitInFull(visit: VisitFacts): readonly Part[] {
	const bring = visit.texts.flatMap(({ bring }): Text[] => (bring === undefined ? [] : [bring]));
	const lines = visit.texts.flatMap(({ lines }) => lines ?? []);
	const links = visit.texts.flatMap(({ links }) => links ?? []);
	// The service's own word on arriving goes before the place's.
	const arrive = visit.texts.findLast(({ arrive }) => arrive)?.arrive;
	return [
		part('visit-what', facts(visit)),
		line('visit-when', facts(visit)),
		line('visit-where', facts(visit)),
		line('visit-who', facts(visit)),
		line('visit-reference', facts(visit)),
		...(visit.pending ? [part('visit-pending', facts(visit))] : []),
		...(arrive
			? [
					part('visit-arrive', {
						arrival: at(visit.start - arrive.minutes * 60_000, visit.zone),
						minutes: arrive.minutes,
						why: arrive.why ? text(arrive.why) : '',
					}),
				]
			: []),
		...toBring(bring),
		...lines.map((words) => own(words)),
		...links.map((link) => part('visit-link', { text: text(link.text), url: link.url })),
	];
}

/** In a sentence, or in a list if there is more than one. */
const toBring = (bring: readonly Text[]): readonly Part[] =>
	bring.length > 1
		? [part('visit-bring-list'), ...bring.map((words) => line('visit-bring-item', { bring: text(words) }))]
		: bring.map((words) => part('visit-bring', { bring: text(words) }));

/** The map pin and the calendar file. The channel's language is filled in when they are kept. */
export const visitAttachments = (visit: VisitFacts): readonly Attachment[] => [
	...(visit.latitude !== null && visit.longitude !== null
		? [
				{
					kind: 'pin',
					language: '',
					latitude: visit.latitude,
					longitude: visit.longitude,
					title: visit.place,
					address: visit.address,
				} as const,
			]
		: []),
	// What may yet be declined belongs in no calendar.
	...(visit.pending
		? []
		: [
				{
					kind: 'calendar',
					language: '',
					reference: visit.reference,
					title: visit.service,
					place: visit.place,
					address: visit.address,
					person: visit.person,
					start: visit.start,
					end: visit.end,
					zone: visit.zone,
					changes: visit.changes,
				} as const,
			]),
];
