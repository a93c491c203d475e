/** The ground the patient's states stand on: the types, and the effects they may ask for (as data: nothing runs here). */
import { setup } from 'xstate';
import type { PatientContext, Reviewed } from './context.ts';
import type { Effects } from './effects.ts';
import type { PatientEvent } from './events.ts';

const effect =
	<Name extends keyof Effects>() =>
	(_: unknown, _params: Effects[Name]): void => {};

const sameReview = (a: Reviewed, b: Reviewed | null): boolean =>
	a.slotId === b?.slotId && a.serviceId === b.serviceId && a.appointmentId === b.appointmentId;

export const patient = setup({
	types: {} as {
		context: PatientContext;
		events: PatientEvent;
		/** `waits`: a person's turn to speak. `text`: free words are welcome here. */
		tags: 'waits' | 'text';
	},
	actions: {
		say: effect<'say'>(),
		ask: effect<'ask'>(),
		askAgain: effect<'askAgain'>(),
		repeat: effect<'repeat'>(),
		attach: effect<'attach'>(),
		speak: effect<'speak'>(),
		listLanguages: effect<'listLanguages'>(),
		keepDraft: effect<'keepDraft'>(),
		dropDrafts: effect<'dropDrafts'>(),
		whoIsThis: effect<'whoIsThis'>(),
		recordConsent: effect<'recordConsent'>(),
		readContact: effect<'readContact'>(),
		readMobile: effect<'readMobile'>(),
		useOwnContact: effect<'useOwnContact'>(),
		recall: effect<'recall'>(),
		listIdentifiers: effect<'listIdentifiers'>(),
		readNumber: effect<'readNumber'>(),
		readBirthDate: effect<'readBirthDate'>(),
		identifyPatient: effect<'identifyPatient'>(),
		mayRegister: effect<'mayRegister'>(),
		registerPatient: effect<'registerPatient'>(),
		sendCode: effect<'sendCode'>(),
		checkCode: effect<'checkCode'>(),
		listDepartments: effect<'listDepartments'>(),
		listServices: effect<'listServices'>(),
		describeService: effect<'describeService'>(),
		completeRecord: effect<'completeRecord'>(),
		takeChildNumber: effect<'takeChildNumber'>(),
		listPlaces: effect<'listPlaces'>(),
		listDays: effect<'listDays'>(),
		listPeople: effect<'listPeople'>(),
		findTimes: effect<'findTimes'>(),
		holdSlot: effect<'holdSlot'>(),
		lookAtHold: effect<'lookAtHold'>(),
		letGo: effect<'letGo'>(),
		extendHold: effect<'extendHold'>(),
		releaseHold: effect<'releaseHold'>(),
		book: effect<'book'>(),
		reschedule: effect<'reschedule'>(),
		listAppointments: effect<'listAppointments'>(),
		showAppointment: effect<'showAppointment'>(),
		listHistory: effect<'listHistory'>(),
		cancelAppointment: effect<'cancelAppointment'>(),
		findLink: effect<'findLink'>(),
		openLink: effect<'openLink'>(),
		checkLinkBirthDate: effect<'checkLinkBirthDate'>(),
		findLinkVisit: effect<'findLinkVisit'>(),
		weighOwnData: effect<'weighOwnData'>(),
		sendOwnData: effect<'sendOwnData'>(),
		weighForgetting: effect<'weighForgetting'>(),
		cancelVisitsAhead: effect<'cancelVisitsAhead'>(),
		forgetMe: effect<'forgetMe'>(),
		weighWithdrawal: effect<'weighWithdrawal'>(),
		withdrawConsent: effect<'withdrawConsent'>(),
		listEarlier: effect<'listEarlier'>(),
		askFollowUp: effect<'askFollowUp'>(),
		callHuman: effect<'callHuman'>(),
		keepForPerson: effect<'keepForPerson'>(),
		comeIn: effect<'comeIn'>(),
		tellBusy: effect<'tellBusy'>(),
		leaveQueue: effect<'leaveQueue'>(),
		takeProposal: effect<'takeProposal'>(),
		declineProposal: effect<'declineProposal'>(),
	},
	guards: {
		forOther: ({ context }) => context.forOther,
		seeking: ({ context }) => context.seeking,
		/** Whether one was here before is known, or was asked. */
		asked: ({ context }) => context.seeking || context.corrected,
		/** The timer is about the hold under review, not an earlier one. */
		thisHold: ({ context, event }) =>
			'until' in event && 'slotId' in event && event.slotId === context.slotId && event.until === context.until,
		mayExtend: ({ context }) => !context.extended,
		moving: ({ context }) => context.moving,
		noDays: ({ context }) => context.noDays,
		byLink: ({ context }) => context.linkId !== null,
		/** A late "Book" on the review whose hold ran out. */
		lateBook: ({ context, event }) =>
			event.type === 'staleTapped' && event.choice?.type === 'bookAsked' && sameReview(event.choice, context.lapsed),
		/** A second "Book" on what is booked already. */
		bookedAlready: ({ context, event }) =>
			event.type === 'staleTapped' && event.choice?.type === 'bookAsked' && event.choice.slotId === context.booked,
	},
});
