/** The calendar file of a visit (RFC 5545). Its id is the booking's reference, so that a move replaces the old entry. */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Attachment } from '../flows/prompt.ts';
import { inLanguage, say } from '../flows/words.ts';

type Visit = Extract<Attachment, { kind: 'calendar' }>;

export function calendarFile(visit: Visit, now: number): { name: string; mime: string; content: string } {
	const { language, reference, person } = visit;
	const place = inLanguage(visit.place, language);
	const calendar = ical({ prodId: { company: 'Waitless', product: 'Waitless' }, method: ICalCalendarMethod.PUBLISH });
	calendar.createEvent({
		id: `${reference}@waitless`,
		sequence: visit.changes,
		stamp: new Date(now),
		start: new Date(visit.start),
		end: new Date(visit.end),
		summary: say({ key: 'calendar-title', facts: { service: inLanguage(visit.title, language), place } }, language),
		description: say({ key: 'calendar-details', facts: { person, reference } }, language),
		location: `${place}, ${visit.address}`,
	});
	return { name: `visit-${reference}.ics`, mime: 'text/calendar', content: calendar.toString() };
}
