/**
 * A booking link that staff have sent: opened at any time, it invites; pressing "continue" leaves what was going on. Then
 * whoever it is for is known, or proves it by the date of birth, and everything is chosen but the time.
 */
import { assign } from 'xstate';
import { part } from '../prompt.ts';
import { birthDate } from './birthDate.ts';
import type { PatientContext } from './context.ts';
import type { AnswerEvent, PatientEvent } from './events.ts';
import { askTerms } from './identify/who.ts';
import { askWelcome, askWhatNext, whatNext } from './idle.ts';
import { known } from './known.ts';
import { askUsed } from './link-asks.ts';
import { patient } from './setup.ts';

type Used = Extract<AnswerEvent, { type: 'linkUsed' }>;

/** It can be used no more: somebody was faster, in another chat or at the desk. */
export const linkClosed = {
	linkUsed: {
		target: '#patient.idle',
		actions: [
			{ type: 'releaseHold' as const, params: {} },
			{ type: 'ask' as const, params: ({ event }: { event: Used }) => askUsed(event, whatNext) },
		],
	},
	linkOver: {
		target: '#patient.idle',
		actions: [
			{ type: 'releaseHold' as const, params: {} },
			{ type: 'ask' as const, params: askWhatNext(part('link-over')) },
		],
	},
};

/** Everything is chosen but the time; of several places one is asked for, unless the link names somebody. */
const opened = {
	actions: assign<PatientContext, Extract<AnswerEvent, { type: 'linkOpened' }>, undefined, PatientEvent, never>({
		patientId: ({ event }) => event.patientId,
		serviceId: ({ event }) => event.serviceId,
		wishes: ({ event }) => event.wishes,
	}),
};
const linkOpened = [
	{
		...opened,
		guard: ({ event: { wishes } }: { event: Extract<AnswerEvent, { type: 'linkOpened' }> }) =>
			wishes.locationId !== null || wishes.practitionerId !== null,
		target: '#patient.pickSlot.searching',
	},
	{ ...opened, target: '#patient.pickSlot' },
];

const ofLink = ({ context }: { context: PatientContext }) => ({ linkId: known(context.linkId) });
const noDate = { type: 'dropDrafts' as const, params: { drafts: ['birthDate' as const] } };

export const link = patient.createStateConfig({
	initial: 'opening',
	states: {
		opening: {
			entry: { type: 'openLink', params: ofLink },
			on: {
				...linkClosed,
				termsNeeded: {
					target: 'terms',
					actions: { type: 'ask', params: ({ event }) => askTerms(event.version, event.text) },
				},
				birthDateNeeded: { target: 'askingBirthDate', actions: noDate },
				linkOpened,
			},
		},
		terms: {
			tags: ['waits'],
			on: {
				askedAgain: 'opening',
				termsAccepted: {
					target: 'agreeing',
					actions: { type: 'recordConsent', params: ({ event }) => ({ version: event.version }) },
				},
				termsDeclined: {
					target: '#patient.idle',
					actions: { type: 'ask', params: askWhatNext(part('terms-declined')) },
				},
				backAsked: 'leaving',
			},
		},
		agreeing: { on: { consentRecorded: 'opening' } },
		...birthDate({ question: () => part('link-ask-birth-date'), right: 'checking', back: 'leaving', again: 'opening' }),
		checking: {
			entry: { type: 'checkLinkBirthDate', params: ofLink },
			on: {
				...linkClosed,
				linkOpened,
				linkDateWrong: [
					{
						guard: ({ event }) => event.left > 0,
						target: 'askingBirthDate',
						actions: [
							noDate,
							{ type: 'say', params: ({ event }) => ({ parts: [part('link-date-wrong', { left: event.left })] }) },
						],
					},
					{ target: '#patient.idle', actions: { type: 'ask', params: askWhatNext(part('link-date-over')) } },
				],
				tooManyTries: {
					target: '#patient.idle',
					actions: { type: 'ask', params: askWhatNext(part('link-date-over')) },
				},
			},
		},
		leaving: { entry: [assign({ linkId: null }), { type: 'ask', params: askWelcome }], always: '#patient.idle' },
	},
});
