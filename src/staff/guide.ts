/** `/help`: what this member can type, a line for each command; `/help open` shows how, with this clinic's own names. */
import { line, type Part, part } from '../../flows/prompt.ts';
import type { Turn } from '../perform/performer.ts';
import { all } from './all.ts';
import { GROUPS, STAFF_COMMANDS, type StaffCommand } from './dialogue/commands.ts';
import { holds, type Member } from './dialogue/who.ts';

type Name = Exclude<StaffCommand, 'help'>;

/** The commands that a member may use somewhere. */
export const allowed = (member: Member): Name[] =>
	STAFF_COMMANDS.filter((name): name is Name => name !== 'help' && holds(member, ...all[name].roles));

/** What a message asks help with: `/help open`, `/open ?`, `open?`; nothing if it asks for something else. */
export function helpAsked(command: string | undefined, rest: string): string | undefined {
	if (command === 'help')
		return rest
			.replace(/^\//, '')
			.replace(/\s*\?$/, '')
			.toLowerCase();
	const [, name] = command === undefined ? (/^([a-z]+)\s*\?$/i.exec(rest) ?? []) : rest === '?' ? ['', command] : [];
	const known = STAFF_COMMANDS.find((each) => each === name?.toLowerCase());
	return known === 'help' ? '' : known;
}

/** Help with one command, if this member may use it, or with all of them. */
export async function guide(turn: Turn, member: Member, about: string): Promise<readonly Part[]> {
	const may = allowed(member);
	const name = may.find((each) => each === about);
	if (name) {
		const examples = await all[name].examples(turn, member);
		return [part(`staff-help-${name}`), ...examples];
	}
	if (about !== '') return [part('staff-unknown'), ...begin()];
	const parts: Part[] = [part('staff-help')];
	for (const [group, names] of Object.entries(GROUPS)) {
		const here = names.flatMap((each) => may.find((known) => known === each) ?? []);
		if (here.length > 0) parts.push(part(`help-group-${group}`), ...here.map((each) => line(`help-line-${each}`)));
	}
	return [...parts, part('staff-help-more'), line('staff-help-more-line')];
}

/** For somebody who has just come in, or types what is no command. */
export const begin = (): readonly Part[] => [part('staff-begin')];
