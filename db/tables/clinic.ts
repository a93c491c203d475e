/** What the clinic file describes: the network, its places, its services and who gives them. */
import type { Kit } from '../columns.ts';

/** Words for people: one text for every language, or one per language (BCP 47). */
export type Text = string | Readonly<Record<string, string>>;

/** Who may book a service online. No rule at all means open to everybody, identified or not. */
export interface Eligibility {
	readonly fileHere?: true;
	readonly fileInNetwork?: true;
	readonly familyDoctorHere?: true;
	readonly onlyFamilyDoctor?: true;
	/** In whole years on the day of the visit: from `from`, and younger than `below`. */
	readonly ages?: { readonly from?: number; readonly below?: number };
	readonly gender?: 'female' | 'male';
	readonly byLinkOnly?: true;
}

/** What a place or a service adds to a booking's message. */
export interface VisitTexts {
	/** Minutes before the visit to arrive, and why. */
	readonly arrive?: { readonly minutes: number; readonly why?: Text };
	readonly bring?: Text;
	/** The clinic's own lines: policy, parking… */
	readonly lines?: readonly Text[];
	readonly links?: readonly { readonly text: Text; readonly url: string }[];
}

/** How long before the visit a patient may still move or cancel it, in minutes. */
export interface CutOffs {
	readonly rescheduleMinutes: number;
	readonly cancelMinutes: number;
}

/** A number that identifies a person: a health insurance's, a country's. */
export interface IdentifierRule {
	/** Its code: FHIR Identifier.system. */
	readonly system: string;
	/** What people call it: `South African ID number`. */
	readonly label: Text;
	/** One whose form, check digit and birth date are known here. */
	readonly rule?: 'za-id' | 'qc-ramq' | 'cn-resident-id' | 'gb-nhs';
	/** Otherwise a regular expression that the whole number, in capitals and without spaces and hyphens, is matched by. */
	readonly pattern?: string;
	readonly example?: string;
}

/** How much of what is opened patients may book in a chat; the rest is kept for who walks in or phones. */
export interface Share {
	/** Of a hundred times, spread evenly. */
	readonly percent: number;
	/** Kept times go online so many minutes before they begin; never, if left out. */
	readonly releaseMinutes?: number;
}

/** FHIR Money, in the smallest unit of its currency (ISO 4217). */
export interface Money {
	readonly amount: number;
	readonly currency: string;
}

/** When a clinic's desk is there, and whose public holidays close it. */
export interface DeskHours {
	/** Local minutes of the day, by ISO weekday (1 is Monday). */
	readonly hours?: readonly { readonly weekdays: readonly number[]; readonly from: number; readonly to: number }[];
	/** ISO 3166: a country, and a region of it. */
	readonly holidays?: { readonly country: string; readonly region?: string };
}

/** How the desk runs: durations in minutes. */
export interface DeskSettings {
	/** How long before a visit a patient can say "I'm here". */
	readonly hereMinutes: number;
	/** Who has not come so long after the start of a visit has missed it. */
	readonly noShowMinutes: number;
	/** A new time is kept so long for a patient whose visit the clinic moved. */
	readonly proposalMinutes: number;
	/** The bot is silent for so long once a person has been asked for, unless staff end it before. */
	readonly handoverMinutes: number;
	/** Weekly times are written so many days ahead. */
	readonly rulesAheadDays: number;
}

/** How long what is personal is kept, in days after the last visit or the last word. */
export interface Retention {
	/** A conversation that nobody takes up, and whom it acts for. */
	readonly chatDays: number;
	/** A record that staff never confirmed, and that no visit is booked for. */
	readonly provisionalDays: number;
	/** What a visit was about; what the law asks a clinic to keep is kept so long even for those who ask to be forgotten. */
	readonly visitDays: number;
	/** The trail of who saw and changed what. */
	readonly auditDays: number;
}

/** How a register that is imported calls things. */
export interface RegisterColumns {
	/** Of CSV: our field → its column. */
	readonly columns: Readonly<Record<string, string>>;
	/** How its birth dates are written, in luxon's tokens, if not as `1989-02-28`. */
	readonly dateFormat?: string;
	/** Of FHIR: the code of an identifier → its Identifier.system there. */
	readonly systems?: Readonly<Record<string, string>>;
}

/** Settings of the whole network. */
export interface NetworkSettings {
	readonly name: Text;
	readonly welcome: Text;
	/** Where a person can ask: a phone number as people dial it. */
	readonly phone: string;
	/** ISO 3166 country a phone number without + belongs to. */
	readonly country: string;
	readonly languages: readonly string[];
	readonly terms: { readonly version: string; readonly text: Text };
	readonly holdMinutes: number;
	/** Times are offered from this many minutes ahead, and up to so many days. */
	readonly noticeMinutes: number;
	readonly windowDays: number;
	readonly cutOffs: CutOffs;
	/** Whether a new patient may register in a chat. */
	readonly registration: boolean;
	/** The numbers that identify people here. */
	readonly identifiers: readonly IdentifierRule[];
	/** Services for children are for people younger than this, in whole years. */
	readonly childBelow: number;
	readonly retention: Retention;
	/** Registers that are imported, by name. */
	readonly registers: Readonly<Record<string, RegisterColumns>>;
	readonly desk: DeskSettings;
}

export const clinicTables = (k: Kit) => {
	/** One row. `version` grows with every change of the tables in this file, so that what is cached knows when it is old. */
	const network = k.table('network', {
		id: k.id(),
		version: k.int().notNull(),
		settings: k.json<NetworkSettings>().notNull(),
	});
	/** A city or district: a FHIR Location that has parts. */
	const area = k.table('area', { id: k.id(), code: k.text().notNull().unique(), name: k.json<Text>().notNull() });
	/** A clinic. What the clinic file no longer names is retired, never removed. */
	const location = k.table('location', {
		id: k.id(),
		code: k.text().notNull().unique(),
		areaId: k
			.int()
			.notNull()
			.references(() => area.id),
		name: k.json<Text>().notNull(),
		/** IANA. */
		zone: k.text().notNull(),
		address: k.text().notNull(),
		phone: k.text().notNull(),
		latitude: k.real(),
		longitude: k.real(),
		texts: k.json<VisitTexts>().notNull(),
		desk: k.json<DeskHours>(),
		retired: k.bool().notNull(),
	});
	/** A group of services, as patients know it. */
	const department = k.table('department', {
		id: k.id(),
		code: k.text().notNull().unique(),
		name: k.json<Text>().notNull(),
		position: k.int().notNull(),
		/** What holds for its services, unless they say otherwise. */
		share: k.json<Share>(),
		retired: k.bool().notNull(),
	});
	const healthcareService = k.table('healthcare_service', {
		id: k.id(),
		code: k.text().notNull().unique(),
		departmentId: k
			.int()
			.notNull()
			.references(() => department.id),
		name: k.json<Text>().notNull(),
		description: k.json<Text>().notNull(),
		/** How long a visit takes. */
		minutes: k.int().notNull(),
		eligibility: k.json<Eligibility>().notNull(),
		/** A service for children asks for the child's own number. */
		forChildren: k.bool().notNull(),
		/** Whether the patient is asked why: not at all, may skip it, or must say. */
		reason: k.oneOf(['none', 'optional', 'required']).notNull(),
		texts: k.json<VisitTexts>().notNull(),
		cutOffs: k.json<CutOffs>(),
		share: k.json<Share>(),
		/** A booking is pending until its practitioner accepts it. */
		accepted: k.oneOf(['atOnce', 'byPractitioner']),
		fee: k.json<Money>(),
		position: k.int().notNull(),
		retired: k.bool().notNull(),
	});
	const practitioner = k.table('practitioner', {
		id: k.id(),
		code: k.text().notNull().unique(),
		name: k.text().notNull(),
		/** Where this person works, what they do there, and in which room: location and service codes. */
		roles: k
			.json<readonly { readonly location: string; readonly services: readonly string[]; readonly room?: string }[]>()
			.notNull(),
		retired: k.bool().notNull(),
	});
	/** The set of services that a session offers. `key`: the sorted service ids, joined by commas. */
	const menu = k.table('menu', { id: k.id(), key: k.text().notNull().unique() });
	const menuService = k.table(
		'menu_service',
		{
			id: k.id(),
			menuId: k
				.int()
				.notNull()
				.references(() => menu.id),
			serviceId: k
				.int()
				.notNull()
				.references(() => healthcareService.id),
		},
		(t) => [k.uniqueIndex('menu_service_pair').on(t.menuId, t.serviceId)],
	);
	return { network, area, location, department, healthcareService, practitioner, menu, menuService };
};
