/** The staff's slash commands: their names, and how a message is taken apart into a name and what follows. */

export const STAFF_COMMANDS = ['open', 'day', 'whoami'] as const;
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
