/** Everything that can happen to a patient's conversation, named in the past. */
import type { Text } from '../../db/tables/clinic.ts';
import type { PartOfDay, Reviewed } from './context.ts';
import type {
	AreaFacts,
	ChangeFacts,
	DayFacts,
	HeardFacts,
	Named,
	ServiceFacts,
	TimeFacts,
	VisitFacts,
} from './facts.ts';

/** What a person does. Those without a text of their own can be choices. */
export type PersonEvent =
	| { type: 'opened'; payload: string }
	| { type: 'said'; text: string }
	| { type: 'contactShared'; phone: string; own: boolean }
	| { type: 'placeShared'; latitude: number; longitude: number }
	| { type: 'backAsked' }
	| { type: 'helpAsked' }
	| { type: 'startAgainAsked' }
	| { type: 'stopAsked' }
	/** Where nothing can be cancelled but what is going on, the same as to stop. */
	| { type: 'cancelAsked' }
	| { type: 'languagesAsked' }
	| { type: 'languageChosen'; language: string }
	| { type: 'bookVisitAsked' }
	| { type: 'appointmentsAsked' }
	| { type: 'termsAccepted'; version: string }
	| { type: 'termsDeclined' }
	| { type: 'departmentChosen'; departmentId: number }
	| { type: 'serviceChosen'; serviceId: number }
	| { type: 'skipped' }
	| { type: 'placeChosen'; areaId: number | null; locationId: number | null }
	| { type: 'dayChosen'; date: number | null }
	| { type: 'laterDaysAsked'; after: number }
	| { type: 'partOfDayChosen'; part: PartOfDay }
	| { type: 'timeChosen'; slotId: number }
	| { type: 'moreTimesAsked' }
	| { type: 'otherWishesAsked' }
	| { type: 'otherDayAsked' }
	| { type: 'otherPlaceAsked' }
	| { type: 'personAsked' }
	| { type: 'personChosen'; practitionerId: number | null }
	/** On a review: what was reviewed, so that a late one books that and nothing else. */
	| ({ type: 'bookAsked' } & Reviewed)
	| { type: 'otherTimeAsked' }
	| { type: 'longerAsked' }
	| { type: 'appointmentChosen'; appointmentId: number }
	| { type: 'moveAsked'; serviceId: number; areaId: number | null; locationId: number | null }
	| { type: 'cancelVisitAsked' }
	| { type: 'cancelConfirmed' }
	| { type: 'cancelRefused' }
	| { type: 'historyAsked' }
	/** A button of an earlier question; `choice` is what it stood for, while that is still known. */
	| { type: 'staleTapped'; choice: PersonEvent | null }
	/** `times` in a row, this one counted. */
	| { type: 'misunderstood'; why: Misunderstanding; times: number };

export type Misunderstanding =
	| 'unclear'
	| 'ambiguous'
	| 'tooLong'
	| 'photo'
	| 'voice'
	| 'video'
	| 'sticker'
	| 'file'
	| 'edit'
	| 'other';

/** What an effect answers. */
export type AnswerEvent =
	| { type: 'languagesListed'; languages: readonly string[] }
	| { type: 'termsNeeded'; version: string; text: Text }
	| { type: 'contactNeeded' }
	| { type: 'patientKnown'; patientId: number }
	| { type: 'consentRecorded' }
	| { type: 'contactRead' }
	| { type: 'contactUnreadable' }
	| { type: 'patientRegistered'; patientId: number }
	| { type: 'departmentsListed'; departments: readonly Named[] }
	| { type: 'servicesListed'; services: readonly Named[] }
	| { type: 'serviceDescribed'; service: ServiceFacts }
	| { type: 'serviceGone' }
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
	| { type: 'noTimesFound'; heard: HeardFacts }
	| { type: 'slotHeld'; time: TimeFacts; service: Text; who: string; until: number }
	| { type: 'slotTaken' }
	| { type: 'holdsExceeded' }
	| { type: 'holdExtended'; time: TimeFacts; until: number }
	| { type: 'visitBooked'; visit: VisitFacts }
	| { type: 'visitMoved'; visit: VisitFacts; fromStart: number }
	| { type: 'bookingRefused' }
	| { type: 'appointmentsListed'; visits: readonly VisitFacts[] }
	| { type: 'appointmentShown'; visit: VisitFacts; areaId: number; patientId: number }
	| { type: 'historyListed'; visit: VisitFacts; areaId: number; changes: readonly ChangeFacts[] }
	| { type: 'appointmentGone' }
	| { type: 'appointmentCancelled'; visit: VisitFacts }
	| { type: 'changeTooLate' };

/** What a timer brings. `slotId` and `until` are its fence: about any other hold it is stale. */
export type TimerEvent =
	/** `seconds` before its end. */
	| { type: 'holdWarned'; slotId: number; until: number; seconds: number }
	| { type: 'holdRanOut'; slotId: number; until: number };

export const TIMER_EVENTS: readonly TimerEvent['type'][] = ['holdWarned', 'holdRanOut'];

export type PatientEvent = PersonEvent | AnswerEvent | TimerEvent;
