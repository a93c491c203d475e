/** What was going on may be about something that is no more: a visit that was cancelled meanwhile, a link that was taken back. */
import { slotById } from '../../db/queries/holds.ts';
import type { Seeking } from '../../flows/patient/effects.ts';
import type { AnswerEvent } from '../../flows/patient/events.ts';
import { isOpen, linkById } from '../core/links.ts';
import { isOffered } from '../core/slots.ts';
import { closed } from './links.ts';
import type { Turn } from './performer.ts';
import { appointmentGone, theirs } from './theirs.ts';

/** Whether a time is with somebody, for something and at a place that the clinic still has. */
export async function isStillOffered({ tx, network }: Turn, serviceId: number, slotId: number): Promise<boolean> {
	const { services, practitioners, locations } = network;
	const isGone = ({ retired }: { readonly retired: boolean }) => retired;
	// Where nobody has ever gone, nothing is looked up.
	if (![services, practitioners, locations].some(({ all }) => all.some(isGone))) return true;
	const [slot] = await tx.run(slotById, { id: slotId });
	return slot !== undefined && isOffered(network, serviceId, slot);
}

/** Why no time is to be looked for any more, if so. */
export async function goneMeanwhile(
	turn: Turn,
	{ appointmentId, linkId }: Pick<Seeking, 'appointmentId' | 'linkId'>,
): Promise<AnswerEvent | undefined> {
	if (appointmentId !== null)
		return (await theirs(turn, appointmentId)) ? undefined : appointmentGone(turn, appointmentId);
	if (linkId === null) return undefined;
	const link = await linkById(turn.tx, linkId);
	return link && isOpen(link, turn.tx.now) ? undefined : closed(turn, link);
}
