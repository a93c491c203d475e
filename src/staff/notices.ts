/** `/notices`: how a practitioner is told of their visits: each at once or once in the morning, and when not at all. */
import { noticesOf, setNotices } from '../../db/queries/notices.ts';
import type { Notices } from '../../db/tables/staff.ts';
import { line, type Part, part } from '../../flows/prompt.ts';
import { privateChats } from '../notices/changed.ts';
import { setMorning } from '../notices/morning.ts';
import { type Wants, wantsOf } from '../notices/wants.ts';
import type { Turn } from '../perform/performer.ts';
import { type Button, offer } from './choices.ts';
import { type Command, EVERYBODY, Wrong } from './command.ts';
import { undoable } from './undo.ts';
import type { Member } from './who.ts';

const MORNING = 7 * 60;

export const notices: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const { practitioner } = member;
		if (practitioner === null) throw new Wrong(part('notices-not-you'));
		const [row] = await tx.run(noticesOf, { id: member.id });
		const before = row?.notices ?? null;
		const wants = wantsOf(network, { practitioner, notices: before });
		if (rest === '') {
			offer(turn, await told(turn, member, wants), buttons(wants), 'notices');
			return;
		}
		const after = changed(wants, rest.toLowerCase(), rest);
		if (!after) throw new Wrong(part('notices-unread', { typed: rest.slice(0, 40) }));
		await change(turn, member, before, after);
	},
	examples: () => [line('notices-example-each'), line('notices-example-morning'), line('notices-example-quiet')],
};

async function change(turn: Turn, member: Member, before: Notices | null, after: Notices): Promise<void> {
	const { tx, network } = turn;
	await tx.run(setNotices, { id: member.id, notices: after });
	const wants = wantsOf(network, { practitioner: member.practitioner, notices: after });
	for (const chat of await privateChats(tx, member.id)) await setMorning(tx, chat, wants);
	const undo = await undoable(turn, member, 'changed notices', `staff:${member.id}`, { before, after });
	offer(turn, await told(turn, member, wants), [undo]);
}

/** What is wanted after a word; nothing where it is none. */
function changed(wants: Wants, words: string, typed: string): Notices | undefined {
	const { digest = MORNING, quiet, ...rest } = wants;
	const kept = { ...rest, ...(quiet && { quiet }) };
	const [, kind, from, to] =
		/^(each|morning|off|day|quiet|zone)\b\s*(?:at\s*)?([^\s-]+)?(?:\s*-\s*(\S+))?$/.exec(words) ?? [];
	const minute = from === undefined ? digest : minuteOf(from);
	if (kind === 'off') return { ...kept, each: false };
	if (kind === 'zone') return zoned({ ...kept, ...(wants.digest !== undefined && { digest }) }, typed.slice(5).trim());
	if (kind === 'quiet' && from === 'off') return { ...rest, ...(wants.digest !== undefined && { digest }) };
	if (kind === 'day' && from === 'off') return kept;
	if (kind === undefined || minute === undefined) return undefined;
	if (kind !== 'quiet') return { ...kept, digest: minute, each: kind === 'day' ? wants.each : kind === 'each' };
	const end = minuteOf(to ?? '');
	if (end === undefined || from === undefined) return undefined;
	return { ...rest, ...(wants.digest !== undefined && { digest }), quiet: { from: minute, to: end } };
}

function zoned(kept: Notices, zone: string): Notices | undefined {
	try {
		return { ...kept, zone: new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone };
	} catch {
		return undefined;
	}
}

/** `7`, `7:30`, `7h30`: minutes of the day. */
function minuteOf(typed: string): number | undefined {
	const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:.h](\d{2})?)?$/.exec(typed) ?? [];
	const minute = Number(hours) * 60 + Number(minutes);
	return hours !== undefined && Number(minutes) < 60 && minute < 1440 ? minute : undefined;
}

const clock = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

async function told({ tx }: Turn, { id }: Member, { each, digest, quiet, zone }: Wants): Promise<Part[]> {
	const when = digest === undefined ? '' : clock(digest);
	return [
		part(`notices-told-${each ? 'each' : digest === undefined ? 'nothing' : 'morning'}`, { at: when }),
		...(digest === undefined ? [] : [line('notices-day-at', { at: when })]),
		...(quiet ? [line('notices-quiet', { from: clock(quiet.from), to: clock(quiet.to) })] : []),
		line('notices-zone', { zone }),
		...((await privateChats(tx, id)).length > 0 ? [] : [part('notices-no-private')]),
	];
}

const buttons = ({ each, digest, quiet }: Wants): Button[] => [
	...(each ? [] : [{ label: part('notices-choice-each'), line: 'notices each' }]),
	...(!each && digest !== undefined ? [] : [{ label: part('notices-choice-morning'), line: 'notices morning' }]),
	...(!each && digest === undefined ? [] : [{ label: part('notices-choice-off'), line: 'notices off' }]),
	...(quiet
		? [{ label: part('notices-choice-quiet-off'), line: 'notices quiet off' }]
		: [{ label: part('notices-choice-quiet'), line: 'notices quiet 20-7' }]),
];
