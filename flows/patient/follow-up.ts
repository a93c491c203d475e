/** Visits that are over, and a follow-up of one, which staff arrange. Asides: what is going on stays open. */
import { type Choice, line, type Part, part, type Question } from '../prompt.ts';
import type { PersonEvent } from './events.ts';
import type { VisitFacts } from './facts.ts';
import type { FollowUpAnswer } from './follow-ups.ts';
import { patient } from './setup.ts';
import { visitDetail, visitLabel, visitLine } from './visit.ts';

type Answer<Type extends FollowUpAnswer['type']> = Extract<FollowUpAnswer, { type: Type }>;
type Aside = Question<PersonEvent>;

const aside = (parts: readonly Part[], choices: Aside['choices'] = []): Aside => ({ parts, choices, keeps: true });

/** On a visit that has begun. */
export const followUpOf = ({ appointmentId, begun }: VisitFacts): readonly Choice<PersonEvent>[] =>
	begun ? [{ label: part('choice-follow-up'), event: { type: 'followUpAsked', appointmentId } }] : [];

/** Where there are visits that are over. */
export const earlier = (some: boolean | undefined): readonly Choice<PersonEvent>[] =>
	some ? [{ label: part('choice-past-visits'), event: { type: 'earlierAsked' } }] : [];

const askEarlier = ({ visits }: Answer<'earlierListed'>): Aside =>
	visits.length === 0
		? aside([part('no-earlier')])
		: aside(
				[part('ask-earlier')],
				visits.map((visit) => ({
					label: visitLabel(visit, new Set(visits.map(({ who }) => who)).size > 1),
					detail: visitDetail(visit),
					event: { type: 'followUpAsked', appointmentId: visit.appointmentId },
				})),
			);

const sayNoted = ({ visit, before }: Answer<'followUpNoted'>): Aside =>
	aside([part(before ? 'follow-up-asked-before' : 'follow-up-asked'), line('follow-up-of'), visitLine(visit)]);

/** Goes to the top of the machine. */
export const followUp = patient.createStateConfig({
	on: {
		earlierAsked: { actions: { type: 'listEarlier', params: {} } },
		earlierListed: { actions: { type: 'ask', params: ({ event }) => askEarlier(event) } },
		followUpAsked: {
			actions: { type: 'askFollowUp', params: ({ event }) => ({ appointmentId: event.appointmentId }) },
		},
		followUpNoted: { actions: { type: 'ask', params: ({ event }) => sayNoted(event) } },
		followUpRefused: { actions: { type: 'ask', params: aside([part('follow-up-refused')]) } },
	},
}).on;
