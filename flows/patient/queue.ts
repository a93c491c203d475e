/** What a patient can say of the day of the visit, what it asks for, and what is answered. All of it works in every state. */
import type { Text } from '../../db/tables/clinic.ts';
import type { Named, VisitFacts } from './facts.ts';

export type QueueEvent =
	/** "I'm here": for a visit, by the code that hangs at a clinic (its code), or without more. */
	| { type: 'hereSaid'; appointmentId?: number; place?: string }
	| { type: 'busyAsked'; locationId?: number }
	/** "I have to leave". */
	| { type: 'leftSaid'; encounterId?: number };

export interface QueueEffects {
	/** → queueShown · hereWhich · hereRefused */
	comeIn: { appointmentId: number | null; place: string | null };
	/** → busyShown · busyWhich */
	tellBusy: { locationId: number | null };
	/** → queueLeft · leaveWhich · notInQueue */
	leaveQueue: { encounterId: number | null };
}

/** Somebody's place in the queue. */
export interface QueueFacts extends WaitFacts {
	readonly encounterId: number;
	readonly number: number;
	readonly place: Text;
	/** For whom they wait; empty: for whoever is free first. */
	readonly person: string;
	readonly status: 'waiting' | 'called' | 'inside';
	/** Of who came before the hour of their visit: who walks in before it goes first. */
	readonly early?: { readonly start: number; readonly zone: string };
}

/** So many are before somebody; in minutes, where enough is known, from `low` to `high`. */
export interface WaitFacts {
	readonly before: number;
	readonly low: number;
	readonly high: number | null;
}

export type QueueAnswer =
	| { type: 'queueShown'; queue: QueueFacts }
	| { type: 'hereWhich'; visits: readonly VisitFacts[] }
	/**
	 * `early`: not before `from`; `desk`: what to do is for the people there to say; `seen`: it took place; `elsewhere`: the
	 * visit of today is at another clinic; `another`: the next is on another day; `none`: there is none.
	 */
	| {
			type: 'hereRefused';
			why: 'early' | 'desk' | 'seen' | 'elsewhere' | 'another' | 'none';
			start: number | null;
			from: number | null;
			place: Text | null;
			zone: string;
	  }
	| { type: 'busyShown'; place: Text; people: readonly (WaitFacts & { readonly person: string })[] }
	| { type: 'busyWhich'; places: readonly Named[] }
	/** `start` of the visit that stays booked; null where there is none. */
	| { type: 'queueLeft'; number: number; start: number | null; zone: string }
	| { type: 'leaveWhich'; queues: readonly QueueFacts[] }
	| { type: 'notInQueue' };
