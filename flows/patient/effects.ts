/** What the patient's machine asks for, in the imperative. `perform` carries it out and answers with an event, or not. */
import type { Attachment, Part, Question } from '../prompt.ts';
import type { Wishes } from './context.ts';
import type { PersonEvent } from './events.ts';
import type { FollowUpEffects } from './follow-ups.ts';
import type { HumanEffects } from './human.ts';
import type { ProposalEffects } from './proposal.ts';
import type { QueueEffects } from './queue.ts';

/** Texts a person typed that wait, sealed, to be used. */
export const DRAFTS = [
	'contact',
	/** The number a new patient is sent a code to, where the contact is an e-mail. */
	'mobile',
	'name',
	'reason',
	'details',
	/** An insurance or identity number, as it was typed. */
	'number',
	/** `1984-03-12`. */
	'birthDate',
	'firstName',
	'surname',
	'gender',
	'reference',
	/** What was written while it was asked which clinic it is for: passed on if the person says so. */
	'forPerson',
	/** Staff's: the beginning of a command line that waits for its rest. */
	'staffLine',
	/** Staff's: the last command that could not be carried out, and what the words that may follow go behind. */
	'staffFailed',
	'staffLacks',
] as const;
export type Draft = (typeof DRAFTS)[number];

/** Whom a one-time code is asked for. */
export type CodeAsk =
	/** The number or address being registered, as the draft has it. */
	| { readonly kind: 'contact'; readonly draft: 'contact' | 'mobile' }
	| { readonly kind: 'patient'; readonly patientId: number }
	/** The patient of the appointment whose reference is the draft `reference`. */
	| { readonly kind: 'reference' };

/** For what, and for whom, a time is looked for; `appointmentId`: the visit is had already, and only its time is to change. */
export interface Seeking {
	readonly serviceId: number;
	readonly patientId: number;
	readonly appointmentId: number | null;
	/** The booking link one came by: its window, its place and its person count, too. */
	readonly linkId: number | null;
}

export interface Effects extends QueueEffects, ProposalEffects, HumanEffects, FollowUpEffects {
	/** Said before whatever is asked next. */
	say: { parts: readonly Part[] };
	/** Asked, and remembered: `repeat` says it once more. */
	ask: Question<PersonEvent>;
	/** A word about why, then what is open, looked at anew; `leaves`: what was asked aside is left. → askedAgain */
	askAgain: { parts: readonly Part[]; leaves?: true };
	/** What is open depends on nothing that changes: it is asked as it was. */
	repeat: Record<never, never>;
	/** A map pin, a calendar file. */
	attach: { attachments: readonly Attachment[] };
	speak: { language: string };
	/** → languagesListed */
	listLanguages: Record<never, never>;
	keepDraft: { draft: Draft; text: string };
	dropDrafts: { drafts: readonly Draft[] };

	/**
	 * `patientId`: one of those this chat knows, if it was chosen; `forOther`: somebody new, whom the person acts for;
	 * `seeking`: whose appointments made elsewhere are to be shown. → termsNeeded · contactNeeded · patientKnown ·
	 * severalKnown
	 */
	whoIsThis: { patientId: number | null; forOther: boolean; seeking: boolean };
	/** → consentRecorded */
	recordConsent: { version: string };
	/** Keeps it as a draft if it is a phone number or an e-mail. → contactRead · contactUnreadable */
	readContact: { text: string };
	/** The same, but only of a phone number. → contactRead · contactUnreadable */
	readMobile: { text: string };
	/** Keeps as a draft how the person in this chat is reached, if that is known. → contactRead · contactNeeded */
	useOwnContact: Record<never, never>;
	/** → recalled */
	recall: { draft: Draft };
	/** → identifiersListed */
	listIdentifiers: Record<never, never>;
	/** Keeps it as a draft if it is a number by one of the clinic's rules. → numberRead · numberUnreadable */
	readNumber: { text: string };
	/** → birthDatesRead */
	readBirthDate: { text: string };
	/** By all that was typed; a try that counts. → patientIdentified · patientNotIdentified · tooManyTries */
	identifyPatient: { forOther: boolean };
	/** → registrationOpen · registrationClosed */
	mayRegister: Record<never, never>;
	/** `confirmed`: by a code sent to the contact. → patientRegistered */
	registerPatient: { forOther: boolean; confirmed: boolean };

	/** `place` counts the confirmed contacts on the record, from 0. → codeSent · codeNotSent · codeLocked */
	sendCode: { to: CodeAsk; place: number };
	/** Notes whose record it proves the way to. → codeRight · codeWrong · codeOver · codeLocked */
	checkCode: { code: string };

	/** → departmentsListed · servicesListed, where there is but one department */
	listDepartments: { patientId: number };
	/** → servicesListed */
	listServices: { patientId: number; departmentId: number };
	/** → serviceDescribed · serviceGone · factNeeded · serviceRefused */
	describeService: { patientId: number; serviceId: number };
	/** Completes a record that staff have not confirmed; without a gender, by the draft `birthDate`. → recordCompleted */
	completeRecord: { patientId: number; gender: 'female' | 'male' | 'other' | 'unknown' | null };
	/**
	 * Takes the draft `number` for the child's own; with the birth date it may be that of a record on file.
	 * → childNumberTaken · patientIdentified · childNumberRefused · tooManyTries
	 */
	takeChildNumber: { patientId: number };

	/** → placesListed */
	listPlaces: Seeking;
	/** → daysListed */
	listDays: Seeking & { wishes: Wishes; after: number | null };
	/** → peopleListed */
	listPeople: Seeking & { wishes: Wishes };
	/** → timesFound · noTimesFound; as with all of these, appointmentGone · linkUsed · linkOver, where what it is for is no more */
	findTimes: Seeking & { wishes: Wishes; after: { start: number; id: number } | null };

	/** → slotHeld · slotTaken · holdsExceeded · bookingRefused */
	holdSlot: Seeking & { slotId: number };
	/** Whether it is held still, for no longer than it was. → slotHeld · slotTaken */
	lookAtHold: Seeking & { slotId: number };
	/** → holdLapsed */
	letGo: { slotId: number };
	/** → holdExtended · slotTaken */
	extendHold: { slotId: number };
	releaseHold: Record<never, never>;
	/** Books a held time, or a free one at once. → visitBooked · slotTaken · bookingRefused · linkUsed · linkOver */
	book: { slotId: number; serviceId: number; patientId: number; linkId: number | null };
	/** → visitMoved · slotTaken · changeTooLate · appointmentGone */
	reschedule: { appointmentId: number; slotId: number };

	/** Those behind the first so many. → appointmentsListed */
	listAppointments: { after: number };
	/** → appointmentShown · appointmentGone */
	showAppointment: { appointmentId: number };
	/** → historyListed · appointmentGone */
	listHistory: { appointmentId: number };
	/** `seen`: when it was as it was shown last. → appointmentCancelled · changeTooLate · appointmentGone · appointmentShown */
	cancelAppointment: { appointmentId: number; seen?: number | null };

	/** → linkFound */
	findLink: { token: string } | { linkId: number };
	/** A person has pressed continue. → termsNeeded · birthDateNeeded · linkOpened · linkUsed · linkOver */
	openLink: { linkId: number };
	/** By the draft `birthDate`; a try that counts. → linkOpened · linkDateWrong · tooManyTries · linkUsed · linkOver */
	checkLinkBirthDate: { linkId: number };
	/** → linkVisitFound · linkVisitHidden · appointmentGone */
	findLinkVisit: { linkId: number };

	/** Who has to be proved before what is kept of the people of this chat is handed out. → ownDataWeighed */
	weighOwnData: Record<never, never>;
	/** The two files. `codeFor`: whom the code was for that was just typed, if one was. → ownDataSent · ownDataTooOften */
	sendOwnData: { codeFor: number | null };
	/** → forgettingWeighed */
	weighForgetting: { codeFor: number | null };
	/** Those that keep a person from being forgotten. → visitsAheadCancelled */
	cancelVisitsAhead: { codeFor: number | null };
	/** → forgotten · forgettingWeighed, where visits were found to be ahead */
	forgetMe: { codeFor: number | null };
	/** → withdrawalWeighed */
	weighWithdrawal: Record<never, never>;
	/** → consentWithdrawn */
	withdrawConsent: Record<never, never>;
}

export type Effect = {
	[Name in keyof Effects]: { readonly type: Name; readonly params: Effects[Name] };
}[keyof Effects];
