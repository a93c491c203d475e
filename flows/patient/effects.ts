/** What the patient's machine asks for, in the imperative. `perform` carries it out and answers with an event, or not. */
import type { Attachment, Part, Question } from '../prompt.ts';
import type { Wishes } from './context.ts';
import type { PersonEvent } from './events.ts';

/** Texts a person typed that wait, sealed, to be used. */
export type Draft =
	| 'contact'
	| 'name'
	| 'reason'
	| 'details'
	/** An insurance or identity number, as it was typed. */
	| 'number'
	/** `1984-03-12`. */
	| 'birthDate'
	| 'firstName'
	| 'surname'
	| 'gender'
	| 'reference';

export interface Effects {
	/** Said before whatever is asked next. */
	say: { parts: readonly Part[] };
	/** Asked, and remembered: `askAgain` repeats it after a word about why. */
	ask: Question<PersonEvent>;
	askAgain: { parts: readonly Part[] };
	/** A map pin, a calendar file. */
	attach: { attachments: readonly Attachment[] };
	speak: { language: string };
	/** → languagesListed */
	listLanguages: Record<never, never>;
	keepDraft: { draft: Draft; text: string };
	dropDrafts: { drafts: readonly Draft[] };

	/** → termsNeeded · contactNeeded · patientKnown */
	whoIsThis: { patientId: number | null };
	/** → consentRecorded */
	recordConsent: { version: string };
	/** Keeps it as a draft if it is a phone number or an e-mail. → contactRead · contactUnreadable */
	readContact: { text: string };
	/** → patientRegistered */
	registerPatient: Record<never, never>;

	/** → departmentsListed */
	listDepartments: { patientId: number };
	/** → servicesListed */
	listServices: { patientId: number; departmentId: number };
	/** → serviceDescribed · serviceGone */
	describeService: { patientId: number; serviceId: number };

	/** → placesListed */
	listPlaces: { serviceId: number };
	/** → daysListed */
	listDays: { serviceId: number; wishes: Wishes; after: number | null };
	/** → peopleListed */
	listPeople: { serviceId: number; wishes: Wishes };
	/** → timesFound · noTimesFound */
	findTimes: { serviceId: number; wishes: Wishes; after: { start: number; id: number } | null };

	/** → slotHeld · slotTaken · holdsExceeded */
	holdSlot: { slotId: number; serviceId: number; patientId: number };
	/** → holdExtended · slotTaken */
	extendHold: { slotId: number };
	releaseHold: Record<never, never>;
	/** Books a held time, or a free one at once. → visitBooked · slotTaken · bookingRefused */
	book: { slotId: number; serviceId: number; patientId: number };
	/** → visitMoved · slotTaken · changeTooLate · appointmentGone */
	reschedule: { appointmentId: number; slotId: number };

	/** → appointmentsListed */
	listAppointments: Record<never, never>;
	/** → appointmentShown · appointmentGone */
	showAppointment: { appointmentId: number };
	/** → historyListed · appointmentGone */
	listHistory: { appointmentId: number };
	/** → appointmentCancelled · changeTooLate · appointmentGone */
	cancelAppointment: { appointmentId: number };
}

export type Effect = {
	[Name in keyof Effects]: { readonly type: Name; readonly params: Effects[Name] };
}[keyof Effects];
