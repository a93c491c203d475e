/**
 * The clinic file: what it may say, and what each key means. `docs/clinic-file.md` is written from this schema.
 * Durations come out in minutes (or days), everything else as it was written.
 */
import { z } from 'zod';
import type { Eligibility, NetworkSettings, VisitTexts } from '../../db/tables/clinic.ts';
import { PLAIN } from '../core/settings.ts';
import { FIELDS } from '../register/fields.ts';
import { deskSettings, holidays, hours, money, shared, sharing } from './desk.ts';
import type { Named } from './named.ts';
import { columnsIn, dateFormat, systemsIn } from './registers.ts';
import { group, once } from './shapes.ts';
import { language } from './texts.ts';
import {
	code,
	country,
	days,
	fits,
	flag,
	holdMinutes,
	IN_CAPITALS,
	latitude,
	longitude,
	minutes,
	minutesOrNone,
	pattern,
	url,
	valuesIn,
	words,
	years,
	zone,
} from './values.ts';

export type ClinicFile = z.output<ReturnType<typeof clinicFile>>;

/** The schema of one file; `named` is what that file names. */
export function clinicFile(named: Named) {
	const { phone, reference, text } = valuesIn(named);

	const cutOffs = group({
		reschedule: minutesOrNone.describe('how long before the visit a patient may still move it'),
		cancel: minutesOrNone.describe('how long before the visit a patient may still cancel it'),
	}).transform(({ reschedule, cancel }) => ({ rescheduleMinutes: reschedule, cancelMinutes: cancel }));

	const arrive = group({
		before: minutes.describe('how long before the visit to arrive'),
		why: z.exactOptional(text).describe('why'),
	}).transform(({ before, ...why }) => ({ minutes: before, ...why }));

	const texts = group({
		arrive: z.exactOptional(arrive).describe('when to arrive, and why'),
		bring: z.exactOptional(text).describe('what to bring'),
		lines: z.exactOptional(z.array(text)).describe('lines of your own: policy, parking…'),
		links: z
			.exactOptional(
				z.array(group({ text: text.describe('the words of the link'), url: url.describe('where it leads') })),
			)
			.describe('pages to read'),
	}) satisfies z.ZodType<VisitTexts>;

	const identifier = group({
		label: text.describe('what people call it'),
		rule: z
			.exactOptional(z.enum(['za-id', 'qc-ramq', 'cn-resident-id', 'gb-nhs']))
			.describe(
				'one whose form and check digit are known: South African ID, Quebec health insurance, Chinese resident ID, NHS number',
			),
		pattern: z.exactOptional(pattern).describe(`otherwise a regular expression for the whole number: ${IN_CAPITALS}`),
		example: z.exactOptional(words).describe('one that nobody has, shown to who typed something else'),
	})
		.superRefine(({ rule, pattern, example }, ctx) => {
			const refuse = (message: string, ...path: string[]) => ctx.addIssue({ code: 'custom', message, path });
			if (rule === undefined && pattern === undefined) refuse('“rule” or “pattern” is needed here.');
			else if (rule !== undefined && pattern !== undefined)
				refuse('“rule” says what the number looks like, and “pattern” too: take one of them out.', 'pattern');
			else if (example !== undefined && pattern !== undefined && !fits(pattern, example))
				refuse(`The example “${example}” doesn't fit the pattern: ${IN_CAPITALS}.`, 'example');
		})
		.describe('a number');

	const retention = group({
		chats: days.default(PLAIN.retention.chatDays).describe('a conversation that nobody takes up'),
		provisional: days
			.default(PLAIN.retention.provisionalDays)
			.describe('a record that came by chat, that staff never confirmed, and that no visit is booked for'),
		visits: days.default(PLAIN.retention.visitDays).describe('what a visit was about, and whose it was'),
		trail: days.default(PLAIN.retention.auditDays).describe('who saw and changed what'),
	}).transform(({ chats, provisional, visits, trail }) => ({
		chatDays: chats,
		provisionalDays: provisional,
		visitDays: visits,
		auditDays: trail,
	}));

	const register = group({
		columns: columnsIn(named)
			.default({})
			.describe(`of a CSV file: our name of a field (${[...FIELDS, 'number:CODE'].join(', ')}), and its column`),
		dateFormat: z.exactOptional(dateFormat).describe('how birth dates are written there: otherwise as 1989-02-28'),
		systems: z
			.exactOptional(systemsIn(named))
			.describe('of FHIR: the code of one of the identifiers, and its Identifier.system'),
	});

	const network = group({
		name: text.describe('what the clinics are called together'),
		welcome: text.describe('the first message a person reads'),
		phone: phone.describe('where a person can ask'),
		country: country.describe('the country (ISO 3166) that a phone number without + belongs to'),
		languages: once(language).describe('the languages people can choose (BCP 47), the first one first'),
		terms: group({
			version: words.describe('changes when the terms do; people are then asked again, once'),
			text: text.describe('what a person accepts before giving any personal detail'),
		}).describe('the terms'),
		hold: holdMinutes.describe('how long a time is kept for a person who looks at it'),
		notice: minutesOrNone.describe('how far ahead the first time offered is, at least'),
		window: days.describe('how far ahead times are offered'),
		cutOffs: cutOffs.describe('until when a patient may change a visit, unless the service says otherwise'),
		registration: flag.optional().describe('a new patient may register in a chat; staff confirm the record later'),
		identifiers: z
			.record(code, identifier)
			.default({})
			.describe('the numbers that identify people here (health insurance, identity), by code')
			.meta({ as: 'a group for each' }),
		childBelow: years.default(PLAIN.childBelow).describe("the first age that is too old for children's services"),
		retention: retention
			.prefault({})
			.describe('how long what is personal is kept; visits as long as your law asks for'),
		desk: deskSettings.prefault({}).describe('how the desk runs'),
		registers: z
			.record(code, register)
			.default({})
			.describe('registers of patients that are imported, by name')
			.meta({ as: 'a group for each' }),
	}).transform(
		({ hold, notice, window, registration = false, identifiers, ...settings }): NetworkSettings => ({
			...settings,
			registration,
			identifiers: Object.entries(identifiers).map(([system, rule]) => ({ system, ...rule })),
			holdMinutes: hold,
			noticeMinutes: notice,
			windowDays: window,
		}),
	);

	const area = group({ name: text.describe('the city or district, as people call it') });

	const location = group({
		name: text.describe('the clinic, as people call it'),
		area: reference('area', named.areas).describe('the code of its area'),
		zone: zone.describe('its time zone (IANA); every time there is told in it'),
		address: words.describe('where it is'),
		phone: phone.describe('its reception'),
		pin: z
			.exactOptional(
				group({
					latitude: latitude.describe('degrees, north is positive'),
					longitude: longitude.describe('degrees, east is positive'),
				}),
			)
			.describe('where it is on a map'),
		texts: texts.default({}).describe('what every booking here says'),
		hours: z.exactOptional(hours).describe('when its desk answers'),
		holidays: z.exactOptional(holidays).describe("whose public holidays it keeps, if not the network's country's"),
	}).transform(({ hours, holidays, ...location }) => ({
		...location,
		...((hours || holidays) && { desk: { ...(hours && { hours }), ...(holidays && { holidays }) } }),
	}));

	const department = group({
		name: text.describe('the group of services, as patients know it'),
		...sharing,
	}).transform(shared);

	const eligibility = group({
		fileHere: z.exactOptional(flag).describe('has a file at the clinic of the visit'),
		fileInNetwork: z.exactOptional(flag).describe('has a file at any clinic of the network'),
		familyDoctorHere: z.exactOptional(flag).describe('has a family doctor at the clinic of the visit'),
		onlyFamilyDoctor: z.exactOptional(flag).describe('sees nobody but their own family doctor'),
		ages: z
			.exactOptional(
				group({
					from: z.exactOptional(years).describe('the youngest age'),
					below: z.exactOptional(years).describe('the first age that is too old'),
				})
					.refine((ages) => Object.keys(ages).length > 0, '“from”, “below” or both are needed here.')
					.refine(({ from = 0, below = from + 1 }) => from < below, '“from” is below “below”.'),
			)
			.describe('in whole years on the day of the visit'),
		gender: z.exactOptional(z.enum(['female', 'male'])).describe('the gender on file'),
		byLinkOnly: z.exactOptional(flag).describe('only by a link that staff have sent'),
	}) satisfies z.ZodType<Eligibility>;

	const service = group({
		name: text.describe('the service, as patients call it'),
		department: reference('department', named.departments).describe('the code of its department'),
		description: text.describe('what it is, in plain words'),
		length: minutes.describe('how long a visit takes'),
		eligibility: eligibility
			.default({})
			.describe('who may book it in a chat: every rule given must hold; with none it is open to everybody'),
		forChildren: flag.optional().describe("for children: the child's own number is asked for"),
		reason: z
			.enum(['none', 'optional', 'required'])
			.default('optional')
			.describe('whether the patient is asked why: not at all, may skip it, or must say'),
		texts: texts.default({}).describe('what its bookings say, beside what the clinic says'),
		cutOffs: z.exactOptional(cutOffs).describe("until when a patient may change this visit, instead of the network's"),
		...sharing,
		accept: z.exactOptional(flag).describe('a booking counts once its practitioner has accepted it'),
		fee: z.exactOptional(money).describe('what it costs'),
	}).transform(({ accept, ...service }) => ({
		...shared(service),
		...(accept && { accepted: 'byPractitioner' as const }),
	}));

	const role = group({
		location: reference('location', named.locations).describe('the code of a clinic'),
		services: once(reference('service', named.services)).describe('the codes of what this person does there'),
		room: z.exactOptional(words).describe('where patients are called in, as it stands on the door: “Room 3”'),
	});

	const practitioner = group({
		name: words.describe('as patients read it'),
		roles: once(role, ({ location }) => location).describe('where this person works, and what they do there'),
	});

	const linkType = group({
		name: text.describe('what staff and patients call it'),
		service: reference('service', named.services).describe('the code of the service that it books'),
		practitioner: z
			.exactOptional(reference('practitioner', named.practitioners))
			.describe('the code of whoever sees the patient; anybody who gives the service, if left out'),
		location: z
			.exactOptional(reference('location', named.locations))
			.describe('the code of the clinic; any, if left out'),
		window: z
			.exactOptional(
				group({
					from: z.exactOptional(days).describe('so long after the sending at least'),
					before: z.exactOptional(days).describe('and earlier than so long after it'),
				}).refine(({ from = 0, before = from + 1 }) => from < before, '“from” is shorter than “before”.'),
			)
			.describe('when the visit may be, in whole days; as far ahead as other times are offered, if left out'),
		text: z.exactOptional(text).describe('what the message says before the link'),
		mayReschedule: flag.optional().describe('the patient may move the visit'),
		reschedule: z
			.exactOptional(minutesOrNone)
			.describe("how long before the visit it may still be moved, instead of the service's"),
		identifies: flag
			.optional()
			.describe('whoever opens the link is taken for the patient; otherwise the date of birth is asked for'),
		valid: days.default(30).describe('how long the link can be used'),
	}).transform(({ valid, ...type }) => ({ ...type, validDays: valid }));

	return group({
		network: network.describe('the whole network'),
		areas: z.record(code, area).describe('cities or districts, by code'),
		locations: z.record(code, location).describe('clinics, by code'),
		departments: z.record(code, department).describe('groups of services, by code, in the order they are shown'),
		services: z.record(code, service).describe('services, by code, in the order they are shown'),
		practitioners: z.record(code, practitioner).describe('the people who see patients, by code'),
		linkTypes: z
			.record(code, linkType)
			.default({})
			.describe('what staff can send a booking link for, by code; `/linktype` adds to them in a chat'),
	});
}
