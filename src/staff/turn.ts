/** A message on the staff's side: an invitation, a command, a button that stands for one, or something that is neither. */
import { slips } from '../../flows/match.ts';
import { line, type Part, part } from '../../flows/prompt.ts';
import { lineTapped } from '../handover/post.ts';
import type { Said } from '../message.ts';
import type { News } from '../news-sent.ts';
import { setMorning } from '../notices/morning.ts';
import { wantsFor } from '../notices/wants.ts';
import type { Alert } from '../operations/alerts.ts';
import type { Turn } from '../perform/performer.ts';
import type { State } from '../talk.ts';
import { all } from './all.ts';
import { askOn, offer, offerBeside } from './choices.ts';
import { chosen } from './chosen.ts';
import { type Order, Over, Refused, Wrong } from './command.ts';
import { STAFF_COMMANDS, type StaffCommand, typed, withoutSlash } from './commands.ts';
import { toldOutside } from './ended.ts';
import { Asks } from './grammar/asking.ts';
import { begin, guide, helpAsked } from './guide.ts';
import { JOIN, join } from './invitation.ts';
import { noteOutsider, othersMeant } from './refused.ts';
import { tellStaff } from './told.ts';
import { holds, type Member, memberAt, record } from './who.ts';

/** Commands leave nothing behind in the conversation but what their buttons stand for. */
const NOTHING: State = { version: 1, snapshot: null };

export async function staffHears(turn: Turn, said: Said): Promise<State> {
	const { tx, talk } = turn;
	if (said.kind === 'link' && said.payload.startsWith(JOIN)) await joined(turn, said.payload);
	else {
		const member = await memberAt(tx, talk.id);
		if (member) await hear(turn, member, said);
		else {
			if (said.kind === 'text') await noteOutsider(turn, said.text);
			talk.said.push(await toldOutside(turn));
		}
	}
	return NOTHING;
}

/** A word from the house, by way of a timer's row. */
export async function staffIsTold(turn: Turn, event: unknown): Promise<State> {
	const { alert, facts } = event as Alert;
	if (alert) turn.talk.said.push(part(alert, facts));
	else await tellStaff(turn, event as News);
	return NOTHING;
}

async function hear(turn: Turn, member: Member, said: Said): Promise<void> {
	const shared = said.kind === 'choice' ? lineTapped(said.prompt, said.choice) : undefined;
	if (shared !== undefined) return obey(turn, member, `/${shared}`, false);
	const choice = chosen(turn, said);
	const text = said.kind === 'text' ? said.text : '';
	if (!choice) await obey(turn, member, text, false);
	else if (choice.kind === 'command') await obey(turn, member, `/${choice.line}`, choice.sure, choice.waiting);
	else if (choice.kind === 'other') await other(turn, member, text, choice.waiting);
	else if (choice.kind === 'more' && choice.beside) offerBeside(turn, [part('staff-more-choices')], choice.buttons);
	else if (choice.kind === 'more') offer(turn, [part('staff-more-choices')], choice.buttons, choice.typed);
	else if (choice.kind === 'left') turn.talk.said.push(part('staff-left-it'));
	else if (choice.kind === 'others') turn.talk.said.push(part('staff-others-choice'));
	else if (choice.line === undefined) turn.talk.said.push(part('staff-stale'));
	else turn.talk.said.push(part('staff-stale-line'), line('staff-slash-line', { line: choice.line }));
}

/** A command in place of an answer; one that there is not ends nothing. */
async function other(turn: Turn, member: Member, text: string, waiting: string): Promise<void> {
	const { command } = typed(text);
	if (STAFF_COMMANDS.some((name) => name === command)) return obey(turn, member, text, false);
	askOn(turn, waiting, [part('staff-unknown'), ...nearestTo(command ?? '')]);
}

/** @param waiting the beginning of the line, which is asked for again where all of it can't be carried out. */
async function obey(turn: Turn, member: Member, text: string, sure: boolean, waiting?: string): Promise<void> {
	const { command, rest } = typed(text);
	const about = helpAsked(command, rest);
	if (about !== undefined) {
		turn.talk.said.push(...(await guide(turn, member, about)));
		return;
	}
	const slashless = command === undefined ? withoutSlash(rest) : undefined;
	if (slashless !== undefined) {
		turn.talk.said.push(part('staff-slash'), line('staff-slash-line', { line: slashless }));
		return;
	}
	const known = STAFF_COMMANDS.find((name) => name === command);
	if (known && known !== 'help') return carryOut(turn, member, known, { rest, sure }, waiting);
	if (command !== undefined && command !== 'start') turn.talk.said.push(part('staff-unknown'), ...nearestTo(command));
	turn.talk.said.push(...begin());
}

/** The command that was perhaps meant. */
function nearestTo(typed: string): readonly Part[] {
	const near = STAFF_COMMANDS.find((name) => slips(typed, name) <= (name.length < 5 ? 1 : 2));
	return near ? [line('staff-unknown-near', { name: near })] : [];
}

/** What one's role does not allow is refused in the same words, whatever it is. */
async function carryOut(
	turn: Turn,
	member: Member,
	name: Exclude<StaffCommand, 'help'>,
	order: Order,
	waiting: string | undefined,
): Promise<void> {
	const { talk } = turn;
	const command = all[name];
	if (!holds(member, ...command.roles)) {
		await record(turn.tx, talk, member, 'was refused', `staff:${member.id}`, { command: name });
		talk.said.push(part('staff-not-allowed', { command: name }));
		return;
	}
	if (command.privately && turn.inGroup) {
		talk.said.push(part('staff-privately', { command: name }));
		return;
	}
	try {
		await command.run(turn, member, order);
	} catch (error) {
		if (error instanceof Asks) {
			// In a group only a command is heard.
			const inOneLine = turn.inGroup && error.typed ? [part('times-type-on', { line: error.typed })] : [];
			return offer(turn, [...error.parts, ...inOneLine], error.buttons, error.typed);
		}
		if (!(error instanceof Wrong)) throw error;
		const refused = error instanceof Refused ? error.entity : othersMeant(turn, member, error);
		if (refused) await record(turn.tx, talk, member, 'was refused', refused, { command: name });
		if (waiting !== undefined && !(error instanceof Over)) return askOn(turn, waiting, error.parts);
		const examples = await command.examples(turn, member);
		const told = [...error.parts, ...(examples.length > 0 ? [part('staff-example'), ...examples] : [])];
		const { staffLine } = talk.beside.drafts;
		// It may have begun to wait for what is missing.
		if (staffLine === undefined) talk.said.push(...told);
		else offer(turn, told, [], staffLine);
	}
}

async function joined(turn: Turn, payload: string): Promise<void> {
	const { tx, talk } = turn;
	const invitation = await join(tx, talk.id, payload);
	const member = await memberAt(tx, talk.id);
	if (!invitation || !member) {
		talk.said.push(part(member ? 'staff-joined-already' : 'staff-invitation-over'));
		return;
	}
	const { role, how, codeKept } = invitation;
	if (member.practitioner !== null && !turn.inGroup) await setMorning(tx, talk.id, await wantsFor(turn, member));
	await record(tx, talk, member, 'joined', `staff:${member.id}`, { role, how });
	talk.said.push(part(`staff-joined-${how}`, { role }));
	if (codeKept)
		talk.said.push(
			part('staff-code-kept', { person: turn.network.practitioners.byCode.get(member.practitioner!)?.name ?? '' }),
		);
	talk.said.push(...begin());
}
