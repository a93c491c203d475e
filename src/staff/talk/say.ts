/** `/say 12 we will phone you`: answers a patient who has asked for a person, as a reply does; `/say #41 …` writes first. */
import { openHandovers, prolongHandover } from '../../../db/queries/handover.ts';
import { setTimer } from '../../../db/queries/timers.ts';
import { plain, tokens } from '../../../flows/match.ts';
import { line, part } from '../../../flows/prompt.ts';
import { nameOf } from '../../core/patients.ts';
import { searchPatients } from '../../core/search.ts';
import { openHandover } from '../../handover/end.ts';
import { type Handover, tellDesk, tellPatient } from '../../handover/post.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { type Member, maySee, record } from '../dialogue/who.ts';
import { calledBy } from '../finding/colleagues.ts';
import { saidFirst } from './say-first.ts';

export const say: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network, talk } = turn;
		if (await saidFirst(turn, member, rest)) return;
		const { handover, words, numbered } = await handoverMeant(turn, member, rest, 'say');
		if (!handover) return;
		const { id } = handover;
		const name = numbered ? undefined : await nameBefore(turn, words);
		if (name !== undefined) return askWithName(turn, id, words, name);
		if (words === '') {
			offer(turn, [part('handover-answer-what', { number: id })], [], `say ${id}`);
			return;
		}
		if (!(await tellPatient(tx, network, handover, words))) throw new Wrong(part('handover-none', { number: id }));
		await record(tx, talk, member, 'answered a patient', `handover:${id}`);
		const until = Math.max(handover.until, tx.now + network.settings.desk.handoverMinutes * 60_000);
		await tx.run(prolongHandover, { id, until });
		const event = { news: 'handoverOver', handover: id };
		await tx.run(setTimer, { conversationId: handover.conversationId, dueAt: until, event });
		const told = part('handover-colleague', { number: id, name: calledBy(network, member), text: words });
		await tellDesk(tx, locationOf(network, handover.locationId), handover, [told], { but: talk.recipient });
		offer(
			turn,
			[part('handover-passed-on', { number: id })],
			[
				{ label: part('choice-answer-more'), line: `say ${id}` },
				{ label: part('choice-done'), line: `done ${id}` },
			],
		);
	},
	examples: () => [line('handover-say-example'), line('handover-say-first-example')],
};

/** Without a number, the first word may be whom it is for: somebody's name, with more behind it. */
async function nameBefore({ tx, network, talk }: Turn, words: string): Promise<string | undefined> {
	const [, name] = /^(\p{L}[\p{L}’'-]{2,})[,:]?\s+\S/u.exec(words) ?? [];
	if (name === undefined) return undefined;
	const { patients } = await searchPatients(tx, network, name, talk.language);
	return patients.some((each) => tokens(nameOf(each)).includes(plain(name))) ? name : undefined;
}

/** The patient reads all of it: whether the name is for them to read is asked. */
function askWithName(turn: Turn, id: number, words: string, name: string): void {
	const without = words.slice(name.length).replace(/^[,:\s]+/, '');
	offer(
		turn,
		[part('handover-say-name', { number: id, name })],
		[without, words].map((text) => ({
			label: part('choice-handover-say', { text: text.slice(0, 60) }),
			line: `say ${id} ${text}`,
		})),
	);
}

/**
 * The open handover that is meant, and what else was typed: by its number, or the only one there is at this member's
 * clinics; else those there are offered. Throws `Wrong` where there is none, or it is another clinic's.
 */
export async function handoverMeant(
	turn: Turn,
	member: Member,
	typed: string,
	command: 'say' | 'done',
): Promise<{ readonly handover?: Handover; readonly words: string; readonly numbered?: boolean }> {
	const { tx, talk, network } = turn;
	const [, number, after = ''] = /^#?(\d{1,9})(?!\S)\s*(.*)$/s.exec(typed) ?? [];
	if (number !== undefined) {
		const handover = await openHandover(tx, Number(number));
		if (handover && maySee(member, locationOf(network, handover.locationId)))
			return { handover, words: after, numbered: true };
		if (handover) await record(tx, talk, member, 'was refused', `handover:${handover.id}`);
		throw new Wrong(part('handover-none', { number }));
	}
	const open = (await tx.run(openHandovers, {})).filter((each) => maySee(member, locationOf(network, each.locationId)));
	const [handover, another] = open;
	if (!handover) throw new Wrong(part('handover-none-open'));
	if (!another) return { handover, words: typed };
	offer(
		turn,
		[part('handover-which-one')],
		open.slice(0, MOST).map(({ id }) => ({
			label: part('choice-handover', { number: id }),
			line: `${command} ${id} ${typed}`.trim(),
			number: id,
		})),
	);
	return { words: typed };
}

const MOST = 8;
