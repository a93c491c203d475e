/**
 * Who goes before whom. Everybody has a turn, an instant, and the earliest goes first:
 *
 * - who has an appointment and is there by its start: the start, however early they came;
 * - who comes late for one: when they came, like those who walk in;
 * - who walks in: when they came, and so between the appointments.
 *
 * Of two with the same turn the one with an appointment goes first, then the lower number. Nothing in it depends on what
 * time it is now: nobody loses a place by waiting.
 */
import type { Tables } from '../../db/schema.ts';

export type Encounter = Tables['encounter']['$inferSelect'];

/** Somebody in the house; `start` of the visit they came for (epoch milliseconds), null where they walked in. */
export interface Present extends Encounter {
	readonly start: number | null;
}

type Ordered = Pick<Present, 'arrivedAt' | 'start' | 'number'>;

/** When it is somebody's turn, in epoch milliseconds. */
export const turnOf = ({ arrivedAt, start }: Pick<Ordered, 'arrivedAt' | 'start'>): number =>
	Math.max(arrivedAt, start ?? arrivedAt);

export const inOrder = <P extends Ordered>(people: readonly P[]): P[] =>
	people.toSorted(
		(a, b) => turnOf(a) - turnOf(b) || Number(a.start === null) - Number(b.start === null) || a.number - b.number,
	);

/** What a practitioner does at a clinic: the ids of services. */
export interface Giver {
	readonly practitionerId: number;
	readonly serviceIds: readonly number[];
}

/**
 * Those who wait for a practitioner, in order: for them by name, and for whoever is free first, where they give what is
 * wanted.
 */
export const lineFor = (people: readonly Present[], { practitionerId, serviceIds }: Giver): Present[] =>
	inOrder(
		people.filter(
			(each) =>
				each.status === 'arrived' &&
				(each.practitionerId === practitionerId ||
					(each.practitionerId === null && (each.serviceId === null || serviceIds.includes(each.serviceId)))),
		),
	);
