/** The patient's conversation, whole: where nothing is going on, and the five things a person can be doing. */
import { assign } from 'xstate';
import { part } from '../prompt.ts';
import { chooseService } from './chooseService.ts';
import { confirm } from './confirm.ts';
import { FRESH, type PatientContext } from './context.ts';
import { DRAFTS, type Draft } from './effects.ts';
import type { PatientEvent } from './events.ts';
import { followUp } from './follow-up.ts';
import { here } from './here.ts';
import { human, offerPerson } from './human.ts';
import { identify } from './identify.ts';
import { askLanguage, askWelcome, askWhatNext, idle } from './idle.ts';
import { findLink, isLink, linkAside } from './link-asks.ts';
import { ownData } from './ownData.ts';
import { pickSlot } from './pickSlot.ts';
import { proposals } from './proposal.ts';
import { reschedule } from './reschedule.ts';
import { patient } from './setup.ts';

/** The version of the states below as they are saved. It grows when a saved one would no longer fit. */
export const PATIENT_MACHINE_VERSION = 1;

/** What was begun is left: a held time goes back, and what was typed is forgotten. */
const forgetting = (drafts: readonly Draft[]) =>
	[
		{ type: 'releaseHold' as const, params: {} },
		{ type: 'dropDrafts' as const, params: { drafts } },
		assign<PatientContext, PatientEvent, undefined, PatientEvent, never>({
			patientId: null,
			forOther: false,
			seeking: false,
			corrected: false,
			slotId: null,
			until: null,
			lapsed: null,
			moving: false,
			linkId: null,
		}),
	] as const;
const giveUp = forgetting(DRAFTS);
/** But for how the person in the chat is reached. */
const giveUpForOther = forgetting(DRAFTS.filter((draft) => draft !== 'contact'));

const stop = {
	target: '.idle',
	actions: [...giveUp, { type: 'ask', params: askWhatNext(part('stopped')) }],
} as const;

export const patientMachine = patient.createMachine({
	id: 'patient',
	context: FRESH,
	initial: 'idle',
	states: { idle, identify, chooseService, pickSlot, confirm, reschedule, ownData },
	// One word away wherever a person is waited for; a state's own answer goes before these.
	on: {
		...here,
		...followUp,
		...human,
		...linkAside,
		...proposals,
		opened: [
			{ guard: isLink, actions: findLink },
			{ actions: { type: 'askAgain', params: { parts: [part('hint-opened-again')] } } },
		],
		linkFollowed: {
			target: '.identify.link',
			actions: [...giveUp, assign({ linkId: ({ event }) => event.linkId })],
		},
		linkVisitAsked: {
			target: '.reschedule.byLink',
			actions: [...giveUp, assign({ linkId: ({ event }) => event.linkId })],
		},
		askedAgain: { actions: { type: 'repeat', params: {} } },
		helpAsked: {
			actions: { type: 'askAgain', params: { parts: [part('help'), part('help-own-data'), part('help-person')] } },
		},
		lateSaid: { actions: { type: 'askAgain', params: { parts: [part('late-phone')] } } },
		staleTapped: { actions: { type: 'askAgain', params: { parts: [part('hint-stale')] } } },
		contactShared: { actions: { type: 'askAgain', params: { parts: [part('hint-not-now')] } } },
		placeShared: { actions: { type: 'askAgain', params: { parts: [part('hint-not-now')] } } },
		misunderstood: [
			{
				guard: ({ event }) => event.times % 3 === 0,
				actions: { type: 'ask', params: ({ event }) => offerPerson(part(`hint-${event.why}`)) },
			},
			{ actions: { type: 'askAgain', params: ({ event }) => ({ parts: [part(`hint-${event.why}`)] }) } },
		],
		languagesAsked: { actions: { type: 'listLanguages', params: {} } },
		languagesListed: { actions: { type: 'ask', params: ({ event }) => askLanguage(event.languages) } },
		languageChosen: {
			actions: [
				{ type: 'speak', params: ({ event }) => ({ language: event.language }) },
				{ type: 'askAgain', params: { parts: [part('language-changed')] } },
			],
		},
		startAgainAsked: {
			target: '.idle',
			actions: [...giveUp, { type: 'ask', params: askWelcome }],
		},
		stopAsked: stop,
		cancelAsked: stop,
		bookVisitAsked: { target: '.identify', actions: giveUp },
		someoneElseAsked: { target: '.identify', actions: [...giveUpForOther, assign({ forOther: true })] },
		appointmentsAsked: { target: '.reschedule', actions: giveUp },
		myDataAsked: { target: '.ownData.weighingCopy', actions: [...giveUp, assign(FRESH)] },
		forgetMeAsked: { target: '.ownData.weighing', actions: [...giveUp, assign(FRESH)] },
		withdrawAsked: { target: '.ownData.weighingWithdrawal', actions: [...giveUp, assign(FRESH)] },
	},
});
