/**
 * What is due at a clinic and concerns no chat: times to be written, kept times to be released, who has not come. Each
 * kind is done by the part of the house that set the timer.
 */
import type { Tx } from '../db/store.ts';
import { CLINICS, type ClinicEvent } from './core/clinic-timers.ts';
import { closingDue } from './core/closures.ts';
import type { Reach } from './core/codes.ts';
import type { Network } from './core/network.ts';
import { releaseDue } from './core/release.ts';
import { proposalDue } from './failed-day.ts';
import { linkDue } from './links/due.ts';
import { noteNoShows } from './no-shows.ts';
import type { Turn } from './perform/performer.ts';
import { unsaidDue } from './untold/unsaid.ts';
import { weeklyTimesDue } from './weekly-times.ts';

type Doing = (tx: Tx, network: Network, event: never, reach: Reach) => Promise<void>;

/** By kind. */
const DOINGS: Readonly<Record<string, Doing>> = {
	noShows: noteNoShows,
	rule: weeklyTimesDue,
	release: releaseDue,
	linkDue,
	closing: closingDue,
	proposalOver: proposalDue,
	unsaid: unsaidDue,
};

export const isClinics = (conversationId: string): boolean => conversationId.startsWith(CLINICS);

/** Does what is due. One that nobody knows any more does nothing. */
export async function clinicIsTold({ tx, network, reach }: Omit<Turn, 'talk'>, event: unknown): Promise<void> {
	const { clinic } = event as ClinicEvent;
	await DOINGS[clinic]?.(tx, network, event as never, reach);
}
