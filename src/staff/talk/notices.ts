/** `/notices`: how a practitioner is told of their visits: each at once or once in the morning, and when not at all. */
import { noticesOf, setNotices } from '../../../db/queries/notices.ts';
import type { Notices } from '../../../db/tables/staff.ts';
import { at, type Fact, line, type Part, part, text } from '../../../flows/prompt.ts';
import { say } from '../../../flows/words.ts';
import { privateChats } from '../../notices/changed.ts';
import { setMorning } from '../../notices/morning.ts';
import { wantedAs } from '../../notices/typed.ts';
import { type Wants, wantsOf } from '../../notices/wants.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';

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
		const after = wantedAs(wants, rest);
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

/** As the reader's language writes a time of day. */
const clock = (minute: number, language: string): string =>
	say(part('notices-clock', { at: at(minute * 60_000, 'UTC') }), language, {});

/** The zone of their own clinics by the name of the city; another by what it is called itself. */
function cityOf({ network }: Turn, { practitioner }: Member, zone: string): Fact {
	const [role] = network.practitioners.byCode.get(practitioner ?? '')?.roles ?? [];
	const location = network.locations.byCode.get(role?.location ?? '');
	const area = location?.zone === zone ? network.areas.byId.get(location.areaId) : undefined;
	return area ? text(area.name) : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

async function told(turn: Turn, member: Member, { each, digest, quiet, zone }: Wants): Promise<Part[]> {
	const { tx, talk } = turn;
	const when = digest === undefined ? '' : clock(digest, talk.language);
	return [
		part(`notices-told-${each ? 'each' : digest === undefined ? 'nothing' : 'morning'}`, { at: when }),
		...(digest === undefined ? [] : [line('notices-day-at', { at: when })]),
		...(quiet
			? [line('notices-quiet', { from: clock(quiet.from, talk.language), to: clock(quiet.to, talk.language) })]
			: []),
		line('notices-zone', { zone: cityOf(turn, member, zone) }),
		...((await privateChats(tx, member.id)).length > 0 ? [] : [part('notices-no-private')]),
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
