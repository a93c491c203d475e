/** A message on the staff's side: an invitation, a command, or something that is neither. */
import { line, part } from '../../flows/prompt.ts';
import type { Said } from '../message.ts';
import type { Alert } from '../operations/alerts.ts';
import type { Turn } from '../perform/performer.ts';
import type { State } from '../talk.ts';
import { STAFF_COMMANDS, type StaffCommand, typed, withoutSlash } from './commands.ts';
import { day } from './day.ts';
import { help } from './help.ts';
import { JOIN, join } from './invitation.ts';
import { open } from './open.ts';
import { type Member, memberAt, record } from './who.ts';

/** Answers by saying it. `rest` is what was typed after the command's name. */
export type Command = (turn: Turn, member: Member, rest: string) => Promise<void>;

const commands: Record<StaffCommand, Command> = {
	open,
	day,
	async whoami({ talk }, { roles }) {
		for (const [role, places] of Map.groupBy(roles, ({ role }) => role))
			talk.said.push(part('staff-you', { role, clinics: places.flatMap(({ location }) => location ?? []).join(', ') }));
	},
};

/** Commands leave nothing behind in the conversation. */
const NOTHING: State = { version: 1, snapshot: null };

export async function staffHears(turn: Turn, said: Said): Promise<State> {
	const { tx, talk } = turn;
	if (said.kind === 'link' && said.payload.startsWith(JOIN)) await joined(turn, said.payload);
	else {
		const member = await memberAt(tx, talk.id);
		if (!member) talk.said.push(part('staff-only'));
		else await obey(turn, member, said);
	}
	return NOTHING;
}

/** A word from the house, by way of a timer's row. */
export async function staffIsTold({ talk }: Turn, event: unknown): Promise<State> {
	const { alert, facts } = event as Alert;
	talk.said.push(part(alert, facts));
	return NOTHING;
}

async function obey(turn: Turn, member: Member, said: Said): Promise<void> {
	const { command, rest } = typed(said.kind === 'text' ? said.text : '');
	const slashless = command === undefined ? withoutSlash(rest) : undefined;
	if (slashless !== undefined) {
		turn.talk.said.push(part('staff-slash'), line('staff-slash-line', { line: slashless }));
		return;
	}
	const known = STAFF_COMMANDS.find((name) => name === command);
	if (known) return commands[known](turn, member, rest);
	if (command !== undefined && command !== 'help' && command !== 'start') turn.talk.said.push(part('staff-unknown'));
	turn.talk.said.push(...(await help(turn, member)));
}

async function joined(turn: Turn, payload: string): Promise<void> {
	const { tx, talk } = turn;
	const role = await join(tx, talk, payload);
	const member = await memberAt(tx, talk.id);
	if (role && member) {
		await record(tx, talk, member, 'joined', `staff:${member.id}`);
		talk.said.push(part('staff-joined', { role }), ...(await help(turn, member)));
	} else talk.said.push(part(member ? 'staff-joined-already' : 'staff-invitation-over'));
}
