/** The clinic had to cancel a visit: the time it keeps for the patient instead is taken or declined, in whatever state they are. */
import { at, type Choice, part, type Question, text } from '../prompt.ts';
import type { PersonEvent } from './events.ts';
import type { TimeFacts, VisitFacts } from './facts.ts';
import { patient } from './setup.ts';
import { visitAttachments, visitInFull, visitLine } from './visit.ts';

export type ProposalEvent =
	| { type: 'proposalTaken'; proposalId: number }
	| { type: 'proposalDeclined'; proposalId: number };

export interface ProposalEffects {
	/** → proposalAccepted · proposalGone */
	takeProposal: { proposalId: number };
	/** → proposalGivenUp · proposalGone */
	declineProposal: { proposalId: number };
}

export type ProposalAnswer =
	| { type: 'proposalAccepted'; visit: VisitFacts; fromStart: number }
	| { type: 'proposalGivenUp' }
	/** Somebody else has the time by now; or it was answered before. */
	| { type: 'proposalGone'; why: 'taken' | 'answered' }
	/** The visit takes place after all. */
	| { type: 'proposalGone'; why: 'back'; visit: VisitFacts };

const bookAnother: Choice<PersonEvent> = { label: part('choice-book-visit'), event: { type: 'bookVisitAsked' } };
const mine: Choice<PersonEvent> = { label: part('choice-my-appointments'), event: { type: 'appointmentsAsked' } };

const aside = (question: Pick<Question<PersonEvent>, 'parts' | 'choices'>): Question<PersonEvent> => ({
	...question,
	keeps: true,
});

/** What the clinic says of a visit that fails, and of the time it keeps until then; nothing where none is kept. */
export function askProposal(
	visit: VisitFacts,
	proposalId: number,
	kept: { readonly time: TimeFacts; readonly until: number } | undefined,
): Question<PersonEvent> {
	const failed = part('failed-visit', { person: visit.person });
	if (!kept) return aside({ parts: [failed, visitLine(visit), part('failed-nothing-kept')], choices: [bookAnother] });
	const { time, until } = kept;
	return aside({
		parts: [
			failed,
			visitLine(visit),
			part('failed-kept', {
				start: at(time.start, time.zone),
				place: text(time.place),
				person: time.person,
				until: at(until, time.zone),
				city: text(time.city),
			}),
		],
		choices: [
			{ label: part('choice-take-proposal'), answers: 'yes', event: { type: 'proposalTaken', proposalId } },
			{ label: part('choice-decline-proposal'), answers: 'no', event: { type: 'proposalDeclined', proposalId } },
		],
	});
}

/** The kept time is free again. */
export const askProposalOver = (visit: VisitFacts): Question<PersonEvent> =>
	aside({ parts: [part('proposal-over'), visitLine(visit)], choices: [bookAnother] });

export const proposals = patient.createStateConfig({
	on: {
		proposalTaken: { actions: { type: 'takeProposal', params: ({ event }) => ({ proposalId: event.proposalId }) } },
		proposalDeclined: {
			actions: { type: 'declineProposal', params: ({ event }) => ({ proposalId: event.proposalId }) },
		},
		proposalAccepted: {
			actions: [
				{
					type: 'ask',
					params: ({ event }) =>
						aside({
							parts: [
								part('proposal-accepted', { from: at(event.fromStart, event.visit.zone) }),
								...visitInFull(event.visit),
							],
							choices: [mine],
						}),
				},
				{ type: 'attach', params: ({ event }) => ({ attachments: visitAttachments(event.visit) }) },
			],
		},
		proposalGivenUp: {
			actions: { type: 'ask', params: aside({ parts: [part('proposal-declined')], choices: [bookAnother] }) },
		},
		proposalGone: {
			actions: {
				type: 'ask',
				params: ({ event }) =>
					event.why === 'back'
						? aside({ parts: [part('proposal-back'), visitLine(event.visit)], choices: [mine] })
						: aside({ parts: [part(`proposal-${event.why}`)], choices: [mine, bookAnother] }),
			},
		},
	},
}).on;
