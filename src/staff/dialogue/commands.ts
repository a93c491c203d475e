/** The staff's slash commands: their names, and how a message is taken apart into a name and what follows. */

/** Every command but `/help`, by the subject under which the help shows it. */
export const GROUPS = {
	day: ['day', 'week', 'appointment', 'history'],
	times: ['open', 'close', 'holiday', 'leave', 'share'],
	visits: [
		'book',
		'followup',
		'move',
		'cancel',
		'edit',
		'requests',
		'accept',
		'decline',
		'paid',
		'refund',
		'cancelday',
		'moveday',
		'tophone',
	],
	queue: ['arrived', 'walkin', 'next', 'seen', 'missed', 'queue', 'waits'],
	links: ['link', 'links', 'linktype'],
	patients: [
		'find',
		'patient',
		'contact',
		'confirm',
		'correct',
		'carer',
		'chats',
		'duplicates',
		'merge',
		'erase',
		'log',
	],
	talk: ['here', 'say', 'done', 'notices'],
	staff: ['invite', 'invitations', 'staff', 'remove', 'revoke', 'quit', 'whoami', 'undo'],
} as const;

export type StaffCommand = (typeof GROUPS)[keyof typeof GROUPS][number] | 'help';

export const STAFF_COMMANDS: readonly StaffCommand[] = [...Object.values(GROUPS).flat(), 'help'];

export interface Typed {
	/** Without the slash, in lower case; nothing if it was no command. */
	readonly command: string | undefined;
	readonly rest: string;
}

export function typed(text: string): Typed {
	const match = /^\/([a-z_]+)(?:@\w+)?\s*(.*)$/is.exec(text.trim());
	return match
		? { command: match[1]!.toLowerCase(), rest: match[2]!.trim() }
		: { command: undefined, rest: text.trim() };
}

export const isStaffCommand = (text: string): boolean => {
	const { command } = typed(text);
	return STAFF_COMMANDS.some((known) => known === command);
};

/** What was meant as a command, where a message begins with the name of one but for the slash. */
export function withoutSlash(text: string): string | undefined {
	const { command, rest } = typed(`/${text}`);
	const known = STAFF_COMMANDS.find((name) => name === command && name !== 'help');
	return known && `${known} ${rest}`.trim().slice(0, 200);
}
