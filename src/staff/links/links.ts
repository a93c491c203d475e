/** `/links [patient]`: the links that can still be used, or all of one patient's; each one's history, and what can be done with it. */
import { linksOpen } from '../../../db/queries/links.ts';
import { line, part, text } from '../../../flows/prompt.ts';
import { deleteLink, expireLink, isOpen, type Link, linksOfPatient, statusOf } from '../../core/links.ts';
import { patientById } from '../../core/patients.ts';
import { waysTo } from '../../links/send.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { type Member, record } from '../dialogue/who.ts';
import { opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { sendBy } from './link.ts';
import { linkButtons, linkCard, linkLine, linkMeant, maySend, wayButtons } from './told.ts';

const MOST = 10;
const LOOKED_AT = 200;

const ENDS = { expire: expireLink, delete: deleteLink } as const;
const VERBS: Readonly<Record<string, 'expire' | 'delete' | 'send'>> = {
	...{ expire: 'expire', périmer: 'expire', delete: 'delete', supprimer: 'delete' },
	...{ send: 'send', again: 'send', envoyer: 'send' },
};

export const links: Command = {
	roles: EVERYBODY,
	privately: true,
	async run(turn, member, { rest, sure }) {
		const [, number, what = ''] = /^@(\d{1,15})(?:\s+(.*))?$/s.exec(rest) ?? [];
		if (number !== undefined) return one(turn, member, await linkMeant(turn, member, number), what.toLowerCase(), sure);
		if (rest !== '') {
			const patient = await patientMeant(turn, member, rest, (each) => `links ${each}`);
			if (!patient) return;
			await opened(turn, member, patient);
			const seen = (await linksOfPatient(turn.tx, patient.id)).filter((each) => isSeen(turn, member, each));
			const ask = { label: part('choice-link-new'), line: `link #${patient.id}` };
			if (seen.length === 1) return card(turn, member, seen[0]!);
			if (seen.length === 0) return offer(turn, [part('links-none-of', whoFacts(patient))], [ask]);
			return list(turn, member, seen, [part('links-of', whoFacts(patient))], [ask]);
		}
		const open = await turn.tx.run(linksOpen, { now: turn.tx.now, limit: LOOKED_AT });
		const seen = open.filter((each) => isSeen(turn, member, each));
		if (seen.length === 0) return offer(turn, [part('links-none')], []);
		await list(turn, member, seen, [part('links-open')], []);
	},
	examples: () => [line('links-example')],
};

function isSeen({ network }: Turn, member: Member, { linkTypeId }: Link): boolean {
	const type = network.linkTypes.byId.get(linkTypeId);
	return type !== undefined && maySend(member, network, type);
}

async function list(
	turn: Turn,
	member: Member,
	seen: readonly Link[],
	parts: Parameters<typeof offer>[1],
	more: readonly Button[],
): Promise<void> {
	const shown = seen.slice(0, MOST);
	const lines = [];
	for (const each of shown) lines.push(await linkLine(turn, member, each));
	const rest = seen.length > shown.length ? [line('links-more', { count: seen.length - shown.length })] : [];
	const buttons = shown.map(({ id }) => ({ label: part('choice-link', { number: `@${id}` }), line: `links @${id}` }));
	offer(turn, [...parts, ...lines, ...rest], [...buttons, ...more]);
}

async function card(turn: Turn, member: Member, link: Link, ...news: Parameters<typeof offer>[1]): Promise<void> {
	await record(turn.tx, turn.talk, member, 'opened link', `patient:${link.patientId}`, { link: link.id });
	offer(turn, [...news, ...(await linkCard(turn, member, link))], await linkButtons(turn, link));
}

async function one(turn: Turn, member: Member, link: Link, what: string, sure: boolean): Promise<void> {
	const { tx } = turn;
	if (what === '') return card(turn, member, link);
	const patient = (await patientById(tx, link.patientId))!;
	const by = /^(?:by|par)\s+(\S+)$/.exec(what)?.[1];
	const verb = VERBS[what];
	if (!by && !verb) throw new Wrong(part('links-what'));
	// Whoever is second sees what the first did.
	if (!isOpen(link, tx.now)) return card(turn, member, link, part('links-over', { status: statusOf(link, tx.now) }));
	if (by) return sendBy(turn, member, patient, link, by);
	if (verb === 'send') {
		const ways = wayButtons(await waysTo(turn, patient.id), (way) => `links @${link.id} by ${way}`);
		return offer(turn, [part('link-how')], ways);
	}
	if (verb === 'delete' && !sure)
		return offer(
			turn,
			[part('links-delete-sure', whoFacts(patient))],
			[
				{ label: part('choice-link-delete'), line: `links @${link.id} delete`, sure: true },
				{ label: part('staff-choice-keep'), line: `links @${link.id}` },
			],
		);
	await end(turn, member, link, verb as 'expire' | 'delete');
}

async function end(turn: Turn, member: Member, link: Link, verb: 'expire' | 'delete'): Promise<void> {
	const { tx, network } = turn;
	const { status } = link;
	const expired = verb === 'expire';
	if (!(await ENDS[verb](tx, link, `staff:${member.id}`))) throw new Error('A link was ended in the middle of a turn.');
	const type = network.linkTypes.byId.get(link.linkTypeId)!;
	const patient = (await patientById(tx, link.patientId))!;
	const back = await undoable(turn, member, expired ? 'expired link' : 'deleted link', `link:${link.id}`, {
		status,
	});
	offer(
		turn,
		[part(expired ? 'links-expired' : 'links-deleted', { ...whoFacts(patient), type: text(type.name) })],
		[back],
	);
}
