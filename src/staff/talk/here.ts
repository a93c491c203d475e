/** `/here harbour`: the chat it is typed in is where the staff of a clinic answer patients who ask for a person. */
import { deskChat, setDeskChat } from '../../../db/queries/handover.ts';
import { line, part, text } from '../../../flows/prompt.ts';
import type { Location } from '../../core/network.ts';
import { stopDeskChat } from '../../handover/desk-chat.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { meant } from '../grammar/names.ts';

export const here: Command = {
	roles: DESK,
	async run(turn, member, { rest }) {
		const { talk, network } = turn;
		const clinics = clinicsOf(member, network, ...DESK);
		const [, off, name = ''] = /^(off\b)?\s*(.*)$/is.exec(rest) ?? [];
		if (name === '') return list(turn, clinics);
		const found = meant(name, clinics, talk.language);
		if (found.kind === 'none') throw new Wrong(part('staff-none-clinic', { name }));
		if (found.kind === 'several') throw new Wrong(part('staff-which-place', { names: found.names.join(', ') }));
		await (off ? takeAway(turn, member, found.row) : put(turn, member, found.row));
	},
	examples: (turn, member) => {
		const place = clinicsOf(member, turn.network, ...DESK)[0]?.code ?? '';
		return [line('handover-here-example', { place }), line('handover-here-off-example', { place })];
	},
};

/** What a chat stands for now, and what it could stand for. */
async function list(turn: Turn, clinics: readonly Location[]): Promise<void> {
	const buttons: Button[] = [];
	const parts = [part('handover-here-which')];
	for (const location of clinics) {
		const [set] = await turn.tx.run(deskChat, { locationId: location.id });
		const facts = { place: text(location.name) };
		const own = set?.conversationId === turn.talk.id || set?.recipient === turn.talk.recipient;
		if (set) parts.push(line(own ? 'handover-here-this' : 'handover-here-other', facts));
		buttons.push({
			label: part(own ? 'choice-here-off' : 'choice-here', facts),
			line: `here ${own ? 'off ' : ''}${location.code}`,
		});
	}
	offer(turn, parts, buttons);
}

async function put(turn: Turn, member: Member, location: Location): Promise<void> {
	const { tx, talk } = turn;
	const before = await stopDeskChat(turn.tx, location);
	await tx.run(setDeskChat, {
		locationId: location.id,
		conversationId: talk.id,
		by: `staff:${member.id}`,
		now: tx.now,
	});
	const undo = await undoable(turn, member, 'set the chat for patients', `location:${location.id}`, {
		before,
		now: talk.id,
	});
	offer(turn, [part('handover-here', { place: text(location.name) })], [undo]);
}

async function takeAway(turn: Turn, member: Member, location: Location): Promise<void> {
	const before = await stopDeskChat(turn.tx, location);
	if (before === null) throw new Wrong(part('handover-here-not', { place: text(location.name) }));
	const undo = await undoable(turn, member, 'set the chat for patients', `location:${location.id}`, {
		before,
		now: null,
	});
	offer(turn, [part('handover-here-off', { place: text(location.name) })], [undo]);
}
