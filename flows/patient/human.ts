/**
 * A person of the clinic is one word away wherever somebody is waited for: the conversation stays where it is, and what is
 * said here is said beside it.
 */
import type { Text } from '../../db/tables/clinic.ts';
import { at, type Choice, own, type Part, part, type Question, text } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { PersonEvent } from './events.ts';
import type { Named } from './facts.ts';
import { patient } from './setup.ts';

/** What a person does. `wrong`: they want to say that something is wrong. */
export type HumanEvent =
	| { type: 'humanAsked' }
	| { type: 'wrongReported' }
	| { type: 'humanPlaceChosen'; locationId: number; wrong: boolean }
	/** The bot is to listen again. */
	| { type: 'botAsked' }
	/** Written while the clinic is asked for; null: it was no words. */
	| { type: 'wordsBeforeClinic'; text: string | null }
	/** What was kept of it goes to the person. */
	| { type: 'passOnAsked' }
	/** No person is wanted: what was going on goes on. */
	| { type: 'goOnAsked' };

/** What calling somebody is answered with. */
export type HumanAnswer =
	| { type: 'humanPlacesListed'; places: readonly Named[]; wrong: boolean }
	/** `from`: when somebody is there, if nobody is now; `kept`: what was written before. */
	| {
			type: 'humanCalled';
			place: Text;
			phone: string;
			zone: string;
			from: number | null;
			wrong: boolean;
			kept?: string | undefined;
	  }
	/** Nobody there can be reached from here. */
	| { type: 'humanNowhere'; place: Text; phone: string };

export interface HumanEffects {
	/** With what was kept before. */
	keepForPerson: { text: string };
	/**
	 * `chosen`: the clinic was asked for; else the ids say what is going on, by which it may be known.
	 * → humanPlacesListed · humanCalled · humanNowhere
	 */
	callHuman: {
		wrong: boolean;
		chosen: boolean;
		locationId: number | null;
		slotId: number | null;
		appointmentId: number | null;
	};
}

type Answer<Type extends HumanAnswer['type']> = Extract<HumanAnswer, { type: Type }>;

/** What ends it from the patient's side, and works whenever it is tapped. */
export const backToBot: Choice<PersonEvent> = { label: part('choice-back-to-bot'), event: { type: 'botAsked' } };

/** Nothing that was written before is passed on without it. */
export const passItOn: Choice<PersonEvent> = { label: part('choice-pass-on'), event: { type: 'passOnAsked' } };

/** A word beside the conversation with a person, and the way back. */
export const besidePerson = (...parts: readonly Part[]): Question<PersonEvent> => ({
	parts,
	choices: [backToBot],
	keeps: true,
});

const goOn: Choice<PersonEvent> = { label: part('choice-go-on'), answers: 'no', event: { type: 'goOnAsked' } };

/** Offered where somebody is not understood for the third time. */
export const offerPerson = (...why: readonly Part[]): Question<PersonEvent> => ({
	parts: [...why, part('handover-offer')],
	choices: [{ label: part('choice-person'), answers: 'yes', event: { type: 'humanAsked' } }, goOn],
	keeps: true,
});

/** What tells which clinic it concerns, as far as that is known from what is going on. */
const callFrom = ({ slotId, appointmentId, wishes }: PatientContext, wrong: boolean): HumanEffects['callHuman'] => ({
	wrong,
	slotId,
	appointmentId,
	locationId: wishes.locationId,
	chosen: false,
});

const askClinicFor = ({ places, wrong }: Answer<'humanPlacesListed'>): Question<PersonEvent> => ({
	parts: [part(wrong ? 'handover-which-wrong' : 'handover-which')],
	choices: [
		...places.map(
			({ id, name }): Choice<PersonEvent> => ({
				label: own(name),
				event: { type: 'humanPlaceChosen', locationId: id, wrong },
			}),
		),
		goOn,
	],
	keeps: true,
	insists: true,
	keepsWords: true,
});

/** Who was asked, what becomes of what is written now; and when somebody is there, if nobody is now. */
function personCalled({ place, from, zone, wrong, phone, kept }: Answer<'humanCalled'>): Question<PersonEvent> {
	const facts = { place: text(place), phone };
	const called = besidePerson(
		...(from === null
			? [part('handover-begun', facts)]
			: [part('handover-begun-away', { ...facts, from: at(from, zone) })]),
		part(wrong ? 'handover-write-wrong' : 'handover-write', facts),
		part('handover-urgent', facts),
	);
	if (kept === undefined) return called;
	const words = [...called.parts, part('handover-kept-words', { text: kept })];
	return { ...called, parts: words, choices: [passItOn, ...called.choices] };
}

const forgetWords = { type: 'dropDrafts' as const, params: { drafts: ['forPerson' as const] } };

/** Asides, at the top level of the machine. */
export const human = patient.createStateConfig({
	on: {
		humanAsked: { actions: { type: 'callHuman', params: ({ context }) => callFrom(context, false) } },
		wrongReported: { actions: { type: 'callHuman', params: ({ context }) => callFrom(context, true) } },
		humanPlaceChosen: {
			actions: {
				type: 'callHuman',
				params: ({ event: { locationId, wrong } }) => ({
					locationId,
					wrong,
					chosen: true,
					slotId: null,
					appointmentId: null,
				}),
			},
		},
		humanPlacesListed: { actions: { type: 'ask', params: ({ event }) => askClinicFor(event) } },
		humanCalled: { actions: { type: 'ask', params: ({ event }) => personCalled(event) } },
		humanNowhere: {
			actions: [
				forgetWords,
				{
					type: 'askAgain',
					params: ({ event: { place, phone } }) => ({
						parts: [part('handover-nowhere', { place: text(place), phone })],
						leaves: true,
					}),
				},
			],
		},
		wordsBeforeClinic: [
			{
				guard: ({ event }) => event.text !== null,
				actions: [
					{ type: 'keepForPerson', params: ({ event }) => ({ text: event.text ?? '' }) },
					{ type: 'askAgain', params: { parts: [part('handover-kept')] } },
				],
			},
			{ actions: { type: 'askAgain', params: { parts: [part('handover-words-only')] } } },
		],
		botAsked: { actions: { type: 'askAgain', params: { parts: [part('handover-listening')], leaves: true } } },
		goOnAsked: {
			actions: [forgetWords, { type: 'askAgain', params: { parts: [part('handover-go-on')], leaves: true } }],
		},
	},
}).on;
