/** What a patient can say of visits that are over, what it asks for, and what is answered. All of it works in every state. */
import type { VisitFacts } from './facts.ts';

export type FollowUpEvent =
	| { type: 'earlierAsked' }
	/** Of a visit that has begun. */
	| { type: 'followUpAsked'; appointmentId: number };

export interface FollowUpEffects {
	/** → earlierListed */
	listEarlier: Record<never, never>;
	/** The clinic is asked to arrange one. → followUpNoted · followUpRefused */
	askFollowUp: { appointmentId: number };
}

export type FollowUpAnswer =
	| { type: 'earlierListed'; visits: readonly VisitFacts[] }
	/** `before`: it was asked already. */
	| { type: 'followUpNoted'; visit: VisitFacts; before: boolean }
	| { type: 'followUpRefused' };
