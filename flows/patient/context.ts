/** What a patient's conversation remembers: ids and small marks only. What was typed lies sealed beside the snapshot. */

export const PARTS_OF_DAY = ['any', 'morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

/** When and where a person would like to come. `date` is a local date as a number (20260908). */
export interface Wishes {
	readonly areaId: number | null;
	readonly locationId: number | null;
	readonly practitionerId: number | null;
	readonly date: number | null;
	readonly part: PartOfDay;
	/** Not before this minute of the local day. */
	readonly from?: number | undefined;
}

/** A time, what it would be for, and the appointment it would take the place of, if one is being moved. */
export interface Reviewed {
	readonly slotId: number;
	readonly serviceId: number;
	readonly appointmentId: number | null;
}

export interface PatientContext {
	readonly patientId: number | null;
	/** The visit is for somebody whom the person in the chat acts for, and who is not chosen yet. */
	readonly forOther: boolean;
	/** Somebody is identified so that their appointments can be shown, not to book one. */
	readonly seeking: boolean;
	/** What was typed was corrected once, as often as it may be. */
	readonly corrected: boolean;
	/** Whether a number was given to be identified by: `unused` where the clinic asks for none. */
	readonly number: 'unused' | 'missed' | 'typed';
	/** A code showed that the contact is the person's own. */
	readonly confirmed: boolean;
	readonly departmentId: number | null;
	readonly serviceId: number | null;
	readonly wishes: Wishes;
	/** Where the list of times last ended, and how many were shown. */
	readonly after: { readonly start: number; readonly id: number } | null;
	readonly shown: number;
	/** What the page of times, and of days, that was shown last comes after. */
	readonly page: { readonly start: number; readonly id: number } | null;
	readonly daysAfter: number | null;
	/** There was no day to choose from. */
	readonly noDays: boolean;
	/** The time under review and when its hold ends. */
	readonly slotId: number | null;
	readonly until: number | null;
	readonly extended: boolean;
	/** The review whose hold ran out last: a late "Book" on it still books that time if it is free. */
	readonly lapsed: Reviewed | null;
	/** The time booked last: a second "Book" on it shows what became of it. */
	readonly booked: number | null;
	/** The appointment being looked at or moved. */
	readonly appointmentId: number | null;
	/** When it is, as it was shown last. */
	readonly seen: number | null;
	readonly moving: boolean;
	/** The booking link that the visit is booked by. */
	readonly linkId: number | null;
	/** There was but one department, or one appointment, so that there is no choice to go back to. */
	readonly oneDepartment: boolean;
	readonly oneAppointment: boolean;
}

export const ANYWHERE_ANYTIME: Wishes = {
	areaId: null,
	locationId: null,
	practitionerId: null,
	date: null,
	part: 'any',
};

export const FRESH: PatientContext = {
	patientId: null,
	forOther: false,
	seeking: false,
	corrected: false,
	number: 'unused',
	confirmed: false,
	departmentId: null,
	serviceId: null,
	wishes: ANYWHERE_ANYTIME,
	after: null,
	shown: 0,
	page: null,
	daysAfter: null,
	noDays: false,
	slotId: null,
	until: null,
	extended: false,
	lapsed: null,
	booked: null,
	appointmentId: null,
	seen: null,
	moving: false,
	linkId: null,
	oneDepartment: false,
	oneAppointment: false,
};
