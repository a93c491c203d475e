/** Everything that can happen to a patient's conversation, named in the past. */
import type { Text } from '../../db/tables/clinic.ts';
import type { Need, Why } from '../../src/core/eligibility.ts';
import type { PartOfDay, Reviewed, Wishes } from './context.ts';
import type {
	AreaFacts,
	ChangeFacts,
	CodeContact,
	CodePerson,
	DayFacts,
	GoneFacts,
	HeardFacts,
	LinkInvites,
	LinkUsed,
	Named,
	PersonFacts,
	ServiceFacts,
	StaysFacts,
	TimeFacts,
	VisitFacts,
} from './facts.ts';
import type { FollowUpAnswer, FollowUpEvent } from './follow-ups.ts';
import type { HumanAnswer, HumanEvent } from './human.ts';
import type { ProposalAnswer, ProposalEvent } from './proposal.ts';
import type { QueueAnswer, QueueEvent } from './queue.ts';

/** What a person does. Those without a text of their own can be choices. */
export type PersonEvent =
	| QueueEvent
	| ProposalEvent
	| FollowUpEvent
	| HumanEvent
	| { type: 'opened'; payload: string }
	| { type: 'said'; text: string }
	| { type: 'contactShared'; phone: string; own: boolean }
	| { type: 'placeShared'; latitude: number; longitude: number }
	| { type: 'backAsked' }
	| { type: 'helpAsked' }
	/** They will come late. */
	| { type: 'lateSaid' }
	| { type: 'startAgainAsked' }
	| { type: 'stopAsked' }
	/** Where nothing can be cancelled but what is going on, the same as to stop. */
	| { type: 'cancelAsked' }
	| { type: 'languagesAsked' }
	| { type: 'languageChosen'; language: string }
	| { type: 'bookVisitAsked' }
	| { type: 'appointmentsAsked' }
	/** The visit is for somebody whom the person in the chat acts for. */
	| { type: 'someoneElseAsked' }
	| { type: 'termsAccepted'; version: string }
	| { type: 'termsDeclined' }
	/** One of several whom this chat knows. */
	| { type: 'patientChosen'; patientId: number }
	| { type: 'beenBeforeSaid'; been: boolean }
	/** What was typed before stays. */
	| { type: 'draftKept' }
	/** An insurance or identity number that the person hasn't got. */
	| { type: 'numberMissed' }
	/** `1984-03-12`, as it was echoed. */
	| { type: 'birthDateChosen'; date: string }
	| { type: 'birthDateRefused' }
	| { type: 'genderChosen'; gender: 'female' | 'male' | 'other' | 'unknown' }
	| { type: 'correctionAsked' }
	/** Without a file, as a guest. */
	| { type: 'guestAsked' }
	| { type: 'departmentChosen'; departmentId: number }
	/** `departmentId`: of one that was named where departments were asked for. */
	| { type: 'serviceChosen'; serviceId: number; departmentId?: number }
	| { type: 'otherServiceAsked' }
	| { type: 'skipped' }
	| { type: 'placeChosen'; areaId: number | null; locationId: number | null }
	/** `part`, `from`: said with it, the latter in minutes of the local day. */
	| { type: 'dayChosen'; date: number | null; part?: PartOfDay; from?: number }
	| { type: 'laterDaysAsked'; after: number }
	| { type: 'partOfDayChosen'; part: PartOfDay; from?: number }
	| { type: 'timeChosen'; slotId: number }
	| { type: 'moreTimesAsked' }
	| { type: 'otherWishesAsked' }
	| { type: 'otherDayAsked' }
	| { type: 'otherPlaceAsked' }
	| { type: 'personAsked' }
	| { type: 'personChosen'; practitionerId: number | null }
	/** To a confirmed contact: `place` counts them, from 0. */
	| { type: 'codeAsked'; place: number }
	/** On a review: what was reviewed, so that a late one books that and nothing else. */
	| ({ type: 'bookAsked' } & Reviewed)
	| { type: 'otherTimeAsked' }
	| { type: 'longerAsked' }
	| { type: 'appointmentChosen'; appointmentId: number }
	/** Those behind the first so many. */
	| { type: 'moreAppointmentsAsked'; after: number }
	/** An appointment that was not made in this chat. */
	| { type: 'elsewhereAsked' }
	/** To be found by its reference, or by whose it is. */
	| { type: 'referenceAsked' }
	| { type: 'whoseSaid'; other: boolean }
	/** `linkId`: the link it was booked by, whose days count for the new time, too. */
	| {
			type: 'moveAsked';
			serviceId: number;
			areaId: number | null;
			locationId: number | null;
			linkId?: number | null;
	  }
	| { type: 'cancelVisitAsked' }
	| { type: 'cancelConfirmed' }
	| { type: 'cancelRefused' }
	| { type: 'historyAsked' }
	/** A copy of all that is kept of them. */
	| { type: 'myDataAsked' }
	| { type: 'forgetMeAsked' }
	/** Their consent is to be taken back. */
	| { type: 'withdrawAsked' }
	/** `patientId`: for whom the code is to be, where it was asked. */
	| { type: 'ownDataConfirmed'; patientId?: number }
	| { type: 'ownDataRefused' }
	/** A booking link is to be used: whatever was going on is left. */
	| { type: 'linkFollowed'; linkId: number }
	/** Not now: what was going on goes on. */
	| { type: 'linkLeft' }
	/** The visit that a link has led to. */
	| { type: 'linkVisitAsked'; linkId: number }
	/** A button of an earlier question; `choice` is what it stood for, while that is still known. */
	| { type: 'staleTapped'; choice: PersonEvent | null }
	/** `times` in a row, this one counted; `insisted`: while something was asked that is answered first. */
	| { type: 'misunderstood'; why: Misunderstanding; times: number; insisted?: boolean };

export type Misunderstanding =
	| 'unclear'
	| 'ambiguous'
	/** A day or a part of one, which is asked for later. */
	| 'soon'
	| 'tooLong'
	| 'photo'
	| 'voice'
	| 'video'
	| 'sticker'
	| 'file'
	| 'edit'
	| 'other';

/** Why a service is not for somebody: the rule, or what is not known of them. */
export type Refusal = Why | Need;

/** What an effect answers. */
export type AnswerEvent =
	| QueueAnswer
	| ProposalAnswer
	| FollowUpAnswer
	| HumanAnswer
	/** What is open is to be asked again: what it is about is looked at anew, as it may have changed meanwhile. */
	| { type: 'askedAgain' }
	| { type: 'languagesListed'; languages: readonly string[] }
	| { type: 'termsNeeded'; version: string; text: Text }
	| { type: 'contactNeeded' }
	| { type: 'patientKnown'; patientId: number }
	| { type: 'severalKnown'; people: readonly PersonFacts[] }
	| { type: 'consentRecorded' }
	| { type: 'contactRead' }
	| { type: 'contactUnreadable' }
	/** What was typed before, if anything was. */
	| { type: 'recalled'; text: string | null }
	/** What people call the numbers that identify them here; none are used if there is none. */
	| { type: 'identifiersListed'; labels: readonly Text[]; typed: string | null }
	| { type: 'numberRead' }
	/** `examples`: of numbers that can be read. */
	| { type: 'numberUnreadable'; examples: readonly string[] }
	/** All that was typed can mean, as `1984-03-12`: none, one or two days. `ahead`: it is a day that has not come yet. */
	| { type: 'birthDatesRead'; dates: readonly string[]; ahead?: boolean }
	| { type: 'patientIdentified'; patientId: number; name: string }
	| { type: 'patientNotIdentified' }
	| { type: 'tooManyTries'; until: number; zone: string; city: Text }
	/** What a new patient is still asked for: a mobile number, a code sent to it, or only a name. */
	| { type: 'registrationOpen'; needs: 'mobile' | 'code' | 'name' }
	| { type: 'registrationClosed' }
	/** `confirmed`: with a contact that is known to be theirs. */
	| { type: 'patientRegistered'; patientId: number; confirmed: boolean }
	/** `to` is null where it must not be told whether there is anybody; `others` can be sent one instead. */
	| { type: 'codeSent'; to: CodeContact | null; others: readonly CodeContact[] }
	/** None of the contacts is confirmed, or there is no way from here to any. */
	| { type: 'codeNotSent'; why: 'unconfirmed' | 'unreachable' }
	/** Proved the way to this patient's record; null where it confirmed a contact. */
	| { type: 'codeRight'; patientId: number | null }
	/** So many more can be wrong before codes are locked. */
	| { type: 'codeWrong'; left: number }
	| { type: 'codeOver' }
	| { type: 'codeLocked'; until: number; zone: string; city: Text }
	/** `guest`: whom the clinic does not know, so that rules hold for nobody. */
	| {
			type: 'departmentsListed';
			departments: readonly (Named & { readonly services?: readonly Named[] })[];
			guest: boolean;
	  }
	/** `only`: of the one department there is. */
	| { type: 'servicesListed'; services: readonly Named[]; departmentId: number; only: boolean }
	| { type: 'serviceDescribed'; service: ServiceFacts }
	| { type: 'serviceGone' }
	/** A rule can't be judged before this is known of `who`; `labels`: what people call the numbers used here. */
	| {
			type: 'factNeeded';
			fact: 'birthDate' | 'gender' | 'childNumber';
			service: Text;
			who: string;
			labels: readonly Text[];
	  }
	/** The service's rules don't hold, or can't be judged, as what is on file lacks it. */
	| { type: 'serviceRefused'; why: Refusal; service: Text; from: number; below: number }
	| { type: 'recordCompleted' }
	| { type: 'childNumberTaken' }
	/** It carries an adult's birth date, or another than was given. */
	| { type: 'childNumberRefused'; why: 'adult' | 'otherDate' }
	| { type: 'placesListed'; areas: readonly AreaFacts[] }
	| { type: 'daysListed'; days: readonly DayFacts[]; more: boolean }
	| { type: 'peopleListed'; people: readonly { readonly id: number; readonly name: string }[] }
	| {
			type: 'timesFound';
			heard: HeardFacts;
			times: readonly TimeFacts[];
			more: boolean;
			last: { start: number; id: number };
	  }
	/** `nearest`: before or after the day that was wished for. */
	| { type: 'noTimesFound'; heard: HeardFacts; nearest: readonly TimeFacts[] }
	| { type: 'slotHeld'; time: TimeFacts; service: Text; who: string; until: number }
	| { type: 'slotTaken' }
	| { type: 'holdsExceeded' }
	| { type: 'holdExtended'; time: TimeFacts; until: number }
	/** It ran out; `free`: the time can be had again. */
	| { type: 'holdLapsed'; free: boolean }
	| { type: 'visitBooked'; visit: VisitFacts }
	| { type: 'visitMoved'; visit: VisitFacts; fromStart: number }
	| { type: 'bookingRefused' }
	/**
	 * `after` so many that came before these, and `more` behind them; `all`: there are no others that this chat could be shown
	 * after a code; `earlier`: some are over.
	 */
	| {
			type: 'appointmentsListed';
			visits: readonly VisitFacts[];
			after: number;
			more: boolean;
			all: boolean;
			earlier?: boolean;
	  }
	| { type: 'appointmentShown'; visit: VisitFacts; areaId: number; patientId: number; earlier?: boolean }
	| {
			type: 'historyListed';
			visit: VisitFacts;
			areaId: number;
			changes: readonly ChangeFacts[];
			earlier?: boolean;
	  }
	/** `gone`: what became of it, where this chat may know. */
	| { type: 'appointmentGone'; gone?: GoneFacts }
	| { type: 'appointmentCancelled'; visit: VisitFacts }
	| { type: 'changeTooLate' }
	/** `codeFor`: the patients to whose confirmed contacts a code can go first; if there are several, one is chosen. */
	| { type: 'ownDataWeighed'; codeFor: readonly CodePerson[] }
	/** `one`: all of whom the code was for; of another, another code opens it. */
	| { type: 'ownDataSent'; part: 'whole' | 'some' | 'one' }
	| { type: 'ownDataTooOften' }
	| { type: 'forgettingWeighed'; codeFor: readonly CodePerson[]; visits: readonly VisitFacts[]; stays: StaysFacts }
	/** `late`: those that can't be cancelled here any more. */
	| { type: 'visitsAheadCancelled'; late: readonly VisitFacts[] }
	| { type: 'forgotten'; stays: StaysFacts }
	/** What was opened; no more than that it can't be used, whether it is expired, taken back or there never was one. */
	| { type: 'linkFound'; found: LinkInvites | LinkUsed | { kind: 'over' } }
	| ({ type: 'linkUsed' } & Omit<LinkUsed, 'kind'>)
	| { type: 'linkOver' }
	| { type: 'linkOpened'; patientId: number; serviceId: number; wishes: Wishes }
	| { type: 'birthDateNeeded' }
	/** So many more can be wrong. */
	| { type: 'linkDateWrong'; left: number }
	| { type: 'linkVisitFound'; appointmentId: number }
	/** It may be seen after a code. */
	| { type: 'linkVisitHidden' }
	| { type: 'withdrawalWeighed'; given: boolean }
	| { type: 'consentWithdrawn'; visits: readonly VisitFacts[] };

/** What a timer brings. `slotId` and `until` are its fence: about any other hold it is stale. */
export type TimerEvent =
	/** `seconds` before its end. */
	| { type: 'holdWarned'; slotId: number; until: number; seconds: number }
	| { type: 'holdRanOut'; slotId: number; until: number };

export const TIMER_EVENTS: readonly TimerEvent['type'][] = ['holdWarned', 'holdRanOut'];

export type PatientEvent = PersonEvent | AnswerEvent | TimerEvent;
