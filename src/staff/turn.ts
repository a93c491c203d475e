/** A message on the staff's side: an invitation, a command, a button that stands for one, or something that is neither. */
import { line, type Part, part } from '../../flows/prompt.ts';
import { sayAll } from '../../flows/words.ts';
import { commonFacts } from '../common.ts';
import { lineTapped } from '../handover/post.ts';
import type { Said } from '../message.ts';
import type { News } from '../news-sent.ts';
import { setMorning } from '../notices/morning.ts';
import { wantsFor } from '../notices/wants.ts';
import type { Alert } from '../operations/alerts.ts';
import type { Turn } from '../perform/performer.ts';
import type { State } from '../talk.ts';
import { toldOutside } from './access/ended.ts';
import { JOIN, join } from './access/invitation.ts';
import { noteOutsider, othersMeant } from './access/refused.ts';
import { all } from './all.ts';
import {
	answerAstray,
	answerUnreadable,
	askMeant,
	asTyped,
	commandInstead,
	keepFailed,
	lineMeant,
	nearestCommand,
	offerMeant,
	takeFailed,
} from './astray.ts';
import { askOn, type CommandChosen, offer, offerBeside } from './dialogue/choices.ts';
import { chosen } from './dialogue/chosen.ts';
import { type Order, Over, Refused, Wrong } from './dialogue/command.ts';
import { STAFF_COMMANDS, type StaffCommand, typed } from './dialogue/commands.ts';
import { leadHome } from './dialogue/home.ts';
import { replyRead, replyUnread } from './dialogue/replied.ts';
import { sharedTapped } from './dialogue/shared.ts';
import { holds, type Member, memberAt, record } from './dialogue/who.ts';
import { clinicNames, nameOf } from './finding/colleagues.ts';
import { Asks } from './grammar/asking.ts';
import { guide, helpAsked } from './guide.ts';
import { keepMenu } from './menu.ts';
import { tellStaff } from './news.ts';

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
	talk.beside.answered = talk.prompts + 1;
	await keepMenu(turn);
	return NOTHING;
}

/** A word from the house, by way of a timer's row. */
export async function staffIsTold(turn: Turn, event: unknown): Promise<State> {
	const { alert, facts } = event as Alert;
	if (alert) turn.talk.said.push(part(alert, facts));
	else await tellStaff(turn, event as News);
	await keepMenu(turn);
	return NOTHING;
}

async function hear(turn: Turn, member: Member, said: Said): Promise<void> {
	const shared = said.kind === 'choice' ? lineTapped(said.prompt, said.choice) : undefined;
	if (shared !== undefined) return obey(turn, member, `/${shared}`, false);
	const forAll = await sharedTapped(turn, said);
	if (forAll) return beside(turn, () => show(turn, member, forAll));
	if (said.kind === 'unreadable' && !turn.inGroup) return answerUnreadable(turn, said);
	const reply = await replyRead(turn, said);
	if (reply === 'told') return;
	const { offers } = turn.talk.beside;
	const choice = chosen(turn, said, reply.to);
	if (!choice && reply.to !== undefined) return replyUnread(turn, offers);
	const text = said.kind === 'text' ? said.text : '';
	const instead = choice?.kind === 'command' && choice.waiting ? commandInstead(choice.waiting, text) : undefined;
	if (!choice) await obey(turn, member, text, false);
	else if (instead !== undefined && choice.kind === 'command')
		askMeant(turn, choice.waiting!, [part('staff-slash-meant')], instead);
	else if (choice.kind === 'command') await obey(turn, member, `/${choice.line}`, choice.sure, choice.waiting);
	else if (choice.kind === 'other') await other(turn, member, text, choice.waiting);
	else if (choice.kind === 'more' && choice.beside) offerBeside(turn, [part('staff-more-choices')], choice.buttons);
	else if (choice.kind === 'more') offer(turn, [part('staff-more-choices')], choice.buttons, choice.typed);
	else if (choice.kind === 'left') turn.talk.said.push(part('staff-left-it'));
	else if (choice.kind === 'others') refuse(turn, [part('staff-others-choice')]);
	else if (choice.line === undefined) refuse(turn, [part('staff-stale')]);
	else refuse(turn, [part('staff-stale-line'), line('staff-slash-line', { line: choice.line })]);
}

/** What a button for all who read it stands for. */
async function show(turn: Turn, member: Member, { line, more }: CommandChosen): Promise<void> {
	if (more) offer(turn, [part('staff-more-choices')], more.buttons);
	else await obey(turn, member, `/${line}`, false);
}

/** What is done beside a question that waits ends nothing of it, unless it asks for words itself. */
async function beside({ talk }: Turn, run: () => Promise<void>): Promise<void> {
	const { question, offers, drafts } = talk.beside;
	const { staffLine } = drafts;
	delete drafts.staffLine;
	await run();
	if (staffLine === undefined || drafts.staffLine !== undefined) return;
	drafts.staffLine = staffLine;
	if (talk.asked) talk.asked = { ...talk.asked, keeps: true };
	Object.assign(talk.beside, { question, offers, aside: talk.asked ?? talk.beside.aside });
}

/** As much as Telegram takes in the answer to a tap. */
const LONGEST_TOLD = 200;

/** What a tap in a group is refused with is for whoever tapped, and for nobody else to read. */
function refuse({ talk, network, inGroup, heard }: Turn, parts: readonly Part[]): void {
	const told = sayAll(parts, talk.language, commonFacts(network));
	if (inGroup && heard?.said.kind === 'choice' && told.length <= LONGEST_TOLD) talk.told = told;
	else talk.said.push(...parts);
}

/** A command in place of an answer; one that there is not ends nothing. */
async function other(turn: Turn, member: Member, text: string, waiting: string): Promise<void> {
	const { command } = typed(text);
	if (STAFF_COMMANDS.some((name) => name === command)) return obey(turn, member, text, false);
	const meant = lineMeant(text);
	if (meant === undefined) askOn(turn, waiting, [part('staff-unknown')]);
	else askMeant(turn, waiting, unknown(command), meant);
}

/** @param waiting the beginning of the line, which is asked for again where all of it can't be carried out. */
async function obey(turn: Turn, member: Member, text: string, sure: boolean, waiting?: string): Promise<void> {
	const { command, rest } = typed(text);
	const about = helpAsked(command, rest);
	if (about !== undefined) {
		turn.talk.said.push(...(await guide(turn, member, about)));
		return;
	}
	const known = STAFF_COMMANDS.find((name) => name === command);
	if (known && known !== 'help') return carryOut(turn, member, known, { rest, sure }, waiting);
	const { failed, again } = takeFailed(turn, command === undefined ? rest : '');
	const meant = lineMeant(text);
	if (meant !== undefined && command === undefined)
		return offerMeant(turn, [part('staff-slash'), line('staff-slash-line', { line: meant })], meant);
	if (meant !== undefined) return offerMeant(turn, unknown(command), meant);
	if (again !== undefined) return tryAgain(turn, member, again, failed!);
	const why = command === undefined || command === 'start' ? [] : [part('staff-unknown')];
	answerAstray(turn, why, failed);
}

/** No such command; the one that was perhaps meant. */
const unknown = (command = ''): readonly Part[] => [
	part('staff-unknown'),
	line('staff-unknown-near', { name: nearestCommand(command) ?? '' }),
];

/** Words that follow a command which could not be carried out may be what it lacked. */
async function tryAgain(turn: Turn, member: Member, again: string, failed: string): Promise<void> {
	const { command, rest } = typed(`/${again}`);
	const known = STAFF_COMMANDS.find((name) => name === command);
	if (known && known !== 'help') await carryOut(turn, member, known, { rest, sure: false }, undefined, failed);
}

/** What one's role does not allow is refused in the same words, whatever it is. @param failed the line before, which this mends. */
async function carryOut(
	turn: Turn,
	member: Member,
	name: Exclude<StaffCommand, 'help'>,
	order: Order,
	waiting: string | undefined,
	failed?: string,
): Promise<void> {
	const { talk } = turn;
	const command = all[name];
	takeFailed(turn, '');
	if (!holds(member, ...command.roles)) {
		await record(turn.tx, talk, member, 'was refused', `staff:${member.id}`, { command: name });
		refuse(turn, [part('staff-not-allowed', { command: name })]);
		return;
	}
	if (command.privately && turn.inGroup) {
		leadHome(turn);
		talk.said.push(part('staff-privately', { command: name }));
		return;
	}
	try {
		await command.run(turn, member, order);
	} catch (error) {
		if (error instanceof Asks) return offer(turn, error.parts, error.buttons, error.typed);
		if (!(error instanceof Wrong)) throw error;
		const refused = error instanceof Refused ? error.entity : othersMeant(turn, member, error);
		if (refused) await record(turn.tx, talk, member, 'was refused', refused, { command: name });
		if (waiting !== undefined && !(error instanceof Over))
			return askOn(turn, waiting, asTyped(error.parts, waiting, order.rest));
		const { staffLine } = talk.beside.drafts;
		if (staffLine === undefined && turn.inGroup && turn.heard?.said.kind === 'choice') return refuse(turn, error.parts);
		const examples = await command.examples(turn, member);
		const told = [...error.parts, ...(examples.length > 0 ? [part('staff-example'), ...examples] : [])];
		// It may have begun to wait for what is missing.
		if (staffLine !== undefined) return offer(turn, told, [], staffLine);
		if (failed !== undefined) return answerAstray(turn, error.parts, failed);
		talk.said.push(...told);
		keepFailed(turn, name, order.rest, error.parts[0]?.key);
	}
}

async function joined(turn: Turn, payload: string): Promise<void> {
	const { tx, talk, network } = turn;
	const invitation = await join(tx, talk.id, payload);
	const member = await memberAt(tx, talk.id);
	if (!invitation || !member) {
		talk.said.push(part(member ? 'staff-joined-already' : 'staff-invitation-over'));
		return;
	}
	const { role, locations, how, codeKept } = invitation;
	if (member.practitioner !== null && !turn.inGroup) await setMorning(tx, talk.id, await wantsFor(turn, member));
	await record(tx, talk, member, 'joined', `staff:${member.id}`, { role, how });
	const place = locations.length > 0 ? clinicNames(turn, locations) : '';
	talk.said.push(part(`staff-joined-${how}-as`, { role, name: nameOf(network, member), clinics: place }));
	if (codeKept)
		talk.said.push(
			part('staff-code-kept', { person: turn.network.practitioners.byCode.get(member.practitioner!)?.name ?? '' }),
		);
	talk.said.push(part('staff-begin-with'));
}
