/** `/waits`: how long people waited, beside how much is online; a proposal that one tap applies, where the waits call for one. */
import { line, type Part, part, text } from '../../../flows/prompt.ts';
import { setShare } from '../../core/share.ts';
import { sessionsOf, waitsOf } from '../../core/waits.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, holds, type Member } from '../dialogue/who.ts';
import { meant } from '../grammar/names.ts';

export const waits: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const [, named, percent] = /^(.+?)\s+(\d{1,3})\s*%$/.exec(rest) ?? [];
		if (named !== undefined) return apply(turn, member, named, Number(percent));
		const clinics = clinicsOf(member, network);
		const clinic = rest === '' ? undefined : meant(rest, clinics, turn.talk.language);
		if (clinic && clinic.kind !== 'one') throw new Wrong(part('staff-none-clinic', { name: rest }));
		const shown = clinic ? [clinic.row] : clinics;
		const { practitioners, departments } = await waitsOf(
			tx,
			network,
			shown.map(({ id }) => id),
		);
		if (practitioners.length === 0) {
			turn.talk.said.push(part('waits-none'));
			return;
		}
		const parts: Part[] = [part('waits-heading')];
		for (const { practitionerId, people, median } of practitioners) {
			const person = network.practitioners.byId.get(practitionerId)?.name ?? '';
			parts.push(line('waits-person', { person, people, minutes: Math.round(median) }));
		}
		const buttons: Button[] = [];
		for (const { departmentId, wait, online, proposed } of departments) {
			const department = network.departments.byId.get(departmentId);
			if (!department) continue;
			const { people = 0, median = 0 } = wait ?? {};
			const facts = { name: text(department.name), people, minutes: Math.round(median), online };
			parts.push((parts.length === practitioners.length + 1 ? part : line)('waits-department', facts));
			if (proposed === undefined) continue;
			const change = { ...facts, proposed, way: proposed < online ? 'fewer' : 'more' };
			parts.push(line('waits-proposal', change));
			if (holds(member, ...ADMINISTRATORS))
				buttons.push({ label: part('choice-waits-share', change), line: `waits ${department.code} ${proposed}%` });
		}
		offer(turn, parts, buttons);
	},
	examples: () => [line('waits-example')],
};

/** Gives all sessions to come of a department a share, at the clinics that this member administers. */
async function apply(turn: Turn, member: Member, named: string, percent: number): Promise<void> {
	const { tx, network, talk } = turn;
	const found = meant(named, network.departments.all, talk.language);
	const clinics = clinicsOf(member, network, ...ADMINISTRATORS);
	if (found.kind !== 'one' || clinics.length === 0 || percent > 100)
		throw new Wrong(part('waits-no-share', { name: named }));
	const before = await sessionsOf(turn.tx, turn.network, clinics, found.row.id);
	const shares = before.map(({ id }) => ({ scheduleId: id, percent }));
	const { online, kept } = await setShare(tx, network, shares);
	const undo = await undoable(turn, member, 'changed the share of a department', `department:${found.row.id}`, {
		departmentId: found.row.id,
		sessions: before.map(({ id, share }) => ({ id, share })),
		after: percent,
	});
	const facts = { name: text(found.row.name), percent, sessions: before.length, online, kept };
	offer(turn, [part('waits-shared', facts)], [undo]);
}
