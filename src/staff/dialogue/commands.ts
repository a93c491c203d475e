/** The staff's slash commands: their names, and how a message is taken apart into a name and what follows. */

export const STAFF_COMMANDS = [
	'open',
	'close',
	'holiday',
	'leave',
	'share',
	'day',
	'week',
	'appointment',
	'history',
	'book',
	'move',
	'cancel',
	'cancelday',
	'moveday',
	'tophone',
	'edit',
	'followup',
	'requests',
	'accept',
	'decline',
	'paid',
	'refund',
	'link',
	'links',
	'linktype',
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
	'invite',
	'invitations',
	'staff',
	'remove',
	'revoke',
	'quit',
	'here',
	'say',
	'done',
	'notices',
	'arrived',
	'walkin',
	'next',
	'seen',
	'missed',
	'queue',
	'waits',
	'undo',
	'whoami',
	'help',
] as const;
export type StaffCommand = (typeof STAFF_COMMANDS)[number];

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
