/** A copy of all that is kept of the people of this chat: for whoever a code has proved to be them. */
import { assign } from 'xstate';
import { part } from '../../prompt.ts';
import { askWhatNext } from '../idle.ts';
import { proving } from '../proving.ts';
import { patient } from '../setup.ts';
import { askCode, codeFor, forWhom, nobodyProved, over, theirs, theOnly } from './asking.ts';

export const copying = patient.createStateConfig({
	states: {
		weighingCopy: {
			entry: { type: 'weighOwnData', params: {} },
			on: {
				ownDataWeighed: [
					{
						guard: ({ event }) => event.codeFor.length > 0,
						target: 'copySure',
						actions: [
							assign({ patientId: ({ event }) => theOnly(event.codeFor) }),
							{ type: 'ask', params: ({ event }) => askCode(part('own-data-code'), event.codeFor) },
						],
					},
					{ target: 'sending', actions: nobodyProved },
				],
			},
		},
		copySure: {
			tags: ['waits'],
			on: {
				askedAgain: 'weighingCopy',
				ownDataConfirmed: {
					guard: (happened) => forWhom(happened) !== null,
					target: 'proveForCopy',
					actions: assign({ patientId: forWhom }),
				},
				ownDataRefused: over(part('own-data-not-sent')),
				backAsked: over(part('own-data-not-sent')),
			},
		},
		...proving({
			id: 'proveForCopy',
			to: theirs,
			right: 'sending',
			back: 'weighingCopy',
		}),
		sending: {
			entry: { type: 'sendOwnData', params: codeFor },
			on: {
				ownDataSent: {
					target: '#patient.idle',
					actions: { type: 'ask', params: ({ event }) => askWhatNext(part(`own-data-sent-${event.part}`)) },
				},
				ownDataTooOften: over(part('own-data-too-often')),
			},
		},
	},
}).states;
