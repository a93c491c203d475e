/** How each thing that staff did is taken back. What has changed since stays as it is: then a sentence says so (`Wrong`). */
import { putBackDeskChat } from '../handover/desk-chat.ts';
import { undoNotices } from '../notices/undo.ts';
import type { Undo, Undoable } from './dialogue/undoable.ts';
import { undoFailedDay } from './failed-day/undone.ts';
import { undoEnding, undoType } from './links/undone.ts';
import { undoArrival, undoCall, undoNotYet, undoSeen } from './queue/undone.ts';
import { undoOpen } from './times/open-undone.ts';
import { undoWideShare } from './times/share-undone.ts';
import { undoClosing, undoHoliday, undoLeave, undoShare } from './times/undone.ts';
import { undoWeekly } from './times/weekly-undone.ts';
import { undoAccepting, undoBooking, undoCancelling, undoMoving, undoSettling, undoTaking } from './visits/undone.ts';

/** By the action, as the trail names it. */
export const UNDOES: Readonly<Record<Undoable, Undo>> = {
	'noted arrival': undoArrival,
	'took a walk-in': undoArrival,
	'called from the queue': undoCall,
	'noted as missed': undoCall,
	'put back in the queue': undoNotYet,
	'noted as seen': undoSeen,
	'changed the share of a department': undoWideShare,
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

/** How an action, as a row of the trail names it, is taken back, if it can be. */
export const undoOf = (action: string): Undo | undefined => UNDOES[action as Undoable];
