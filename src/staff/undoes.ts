/** How each thing that staff did is taken back. What has changed since stays as it is: then a sentence says so (`Wrong`). */
import { putBackDeskChat } from '../handover/desk-chat.ts';
import { undoNotices } from '../notices/undo.ts';
import type { Turn } from '../perform/performer.ts';
import { undoFailedDay } from './fail-undone.ts';
import { undoEnding, undoType } from './link-undone.ts';
import { undoOpen } from './open-undone.ts';
import { undoArrival, undoCall, undoDepartmentShare, undoNotYet, undoSeen } from './queue/undone.ts';
import { undoWideShare } from './share-undone.ts';
import { undoClosing, undoHoliday, undoLeave, undoShare } from './times-undone.ts';
import { undoAccepting, undoBooking, undoCancelling, undoMoving, undoSettling, undoTaking } from './visits-undone.ts';
import { undoWeekly } from './weekly-undone.ts';
import type { Member } from './who.ts';

/** What was done: by whom, when (epoch milliseconds), to what, and how it was before. */
export interface Done {
	readonly actor: string;
	readonly at: number;
	/** `appointment:17` */
	readonly entity: string;
	// Each action knows what it kept.
	// biome-ignore lint/suspicious/noExplicitAny: sealed JSON of the action's own making
	readonly before: any;
}

export type Undo = (turn: Turn, member: Member, done: Done) => Promise<void>;

/** By the action, as the trail names it. */
export const UNDOES: Readonly<Record<string, Undo>> = {
	'noted arrival': undoArrival,
	'took a walk-in': undoArrival,
	'called from the queue': undoCall,
	'noted as missed': undoCall,
	'put back in the queue': undoNotYet,
	'noted as seen': undoSeen,
	'changed the share of a department': undoDepartmentShare,
	'opened times': undoOpen,
	'closed times': undoClosing,
	'ended weekly times': undoWeekly,
	'changed a holiday': undoHoliday,
	'entered leave': undoLeave,
	'changed the online share': undoShare,
	'changed a share': undoWideShare,
	'set the chat for patients': putBackDeskChat,
	'changed notices': undoNotices,
	'expired link': undoEnding,
	'deleted link': undoEnding,
	'made link type': undoType,
	'retired link type': undoType,
	'booked visit': undoBooking,
	'moved visit': undoMoving,
	'cancelled a day': undoFailedDay,
	'cancelled visit': undoCancelling,
	'declined visit': undoCancelling,
	'accepted visit': undoAccepting,
	'settled request': undoSettling,
	'put down money': undoTaking,
};
