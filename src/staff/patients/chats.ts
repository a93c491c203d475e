/** `/chats <patient>`: the chats that act for somebody, and the end of one that should not. */
import { chatsOfPatient } from '../../../db/queries/erase.ts';
import { endChat } from '../../../db/queries/search.ts';
import { at, line, type Part, part } from '../../../flows/prompt.ts';
import type { PatientWithContacts } from '../../core/patients.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { zoneOf } from '../finding/colleagues.ts';
import { opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { mayChange, needDesk } from './keepers.ts';

/** What a chat is called in a line: enough of its hash to be told from others. */
const SHORT = 10;
const MOST_SHOWN = 8;

export const chats: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest, sure }) {
		const [, who = rest, ending] = /^(#\d{1,15}) end ([\w-]{1,60})$/.exec(rest) ?? [];
		const patient = await patientMeant(turn, member, who, (number) => `chats ${number}`);
		if (!patient) return;
		if (ending !== undefined) await end(turn, member, patient, ending, sure);
		else {
			await opened(turn, member, patient);
			await show(turn, member, patient);
		}
	},
	examples: () => [line('register-chats-example')],
};

/** The chats that act for somebody now, the first known first. */
const actingFor = async ({ tx }: Turn, patientId: number) =>
	(await tx.run(chatsOfPatient, { patientId })).filter(({ endedAt }) => endedAt === null);

/** How many there are; and since when each, who is in it, and whether a code has proved that. */
export async function chatLines(turn: Turn, member: Member, patientId: number): Promise<Part[]> {
	const acting = await actingFor(turn, patientId);
	if (acting.length === 0) return [];
	const zone = zoneOf(turn, member);
	return [
		part('file-chats', { count: acting.length }),
		...acting
			.slice(0, MOST_SHOWN)
			.map(({ since, relation, provedAt }, i) =>
				line('file-chat', { place: i + 1, since: at(since, zone), relation, proved: provedAt === null ? '' : 'yes' }),
			),
	];
}

async function show(turn: Turn, member: Member, patient: PatientWithContacts, news: readonly Part[] = []) {
	const acting = mayChange(member, patient) ? await actingFor(turn, patient.id) : [];
	const lines = await chatLines(turn, member, patient.id);
	offer(
		turn,
		[...news, part('file', whoFacts(patient)), ...(lines.length > 0 ? lines : [line('register-no-chats')])],
		acting.slice(0, MOST_SHOWN).map(({ conversationId }, i) => ({
			label: part('choice-end-chat', { place: i + 1 }),
			line: lineFor(patient, conversationId),
		})),
	);
}

const lineFor = ({ id }: PatientWithContacts, conversationId: string): string =>
	`chats #${id} end ${conversationId.slice(0, SHORT)}`;

async function end(turn: Turn, member: Member, patient: PatientWithContacts, short: string, sure: boolean) {
	const { tx, talk } = turn;
	needDesk(turn, member, patient);
	const acting = await actingFor(turn, patient.id);
	const place = acting.findIndex(({ conversationId }) => conversationId.startsWith(short));
	const chat = acting[place];
	if (!chat) throw new Wrong(part('register-chat-gone', whoFacts(patient)));
	const { conversationId } = chat;
	if (!sure)
		return offer(
			turn,
			[part('register-chat-sure', { ...whoFacts(patient), place: place + 1 })],
			[
				{ label: part('choice-end-chat', { place: place + 1 }), line: lineFor(patient, conversationId), sure: true },
				{ label: part('staff-choice-keep'), line: `chats #${patient.id}` },
			],
		);
	await tx.run(endChat, { conversationId, patientId: patient.id, now: tx.now });
	await record(tx, talk, member, 'ended chat', `patient:${patient.id}`, { chat: conversationId.slice(0, 4) });
	await show(turn, member, patient, [part('register-chat-ended')]);
}
