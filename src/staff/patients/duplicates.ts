/** `/duplicates`: pairs of records that may be one person's, for somebody to look at. */
import { line, type Part, part } from '../../../flows/prompt.ts';
import { duplicatesFound } from '../../core/merge.ts';
import { nameOf, patientById } from '../../core/patients.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK } from '../dialogue/command.ts';
import { record } from '../dialogue/who.ts';

const AT_ONCE = 6;

export const duplicates: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest }) {
		const { tx, talk } = turn;
		const after = Number(/^after (\d{1,15})$/.exec(rest)?.[1] ?? 0);
		const pairs = await duplicatesFound(tx, { after, limit: AT_ONCE + 1 });
		const parts: Part[] = [];
		const buttons: Button[] = [];
		for (const { patientId, otherId } of pairs.slice(0, AT_ONCE)) {
			const [one, other] = [await patientById(tx, patientId), await patientById(tx, otherId)];
			if (!one || !other) continue;
			for (const id of [patientId, otherId]) await record(tx, talk, member, 'found', `patient:${id}`);
			const [a, b] = [`#${patientId}`, `#${otherId}`];
			parts.push(line('register-pair', { a, b, one: nameOf(one), other: nameOf(other) }));
			buttons.push({ label: part('choice-compare', { a, b }), line: `merge ${a} ${b}` });
		}
		if (pairs.length > AT_ONCE)
			buttons.push({ label: part('choice-more'), line: `duplicates after ${pairs[AT_ONCE - 1]!.id}` });
		offer(turn, parts.length > 0 ? [part('register-pairs'), ...parts] : [part('register-no-pairs')], buttons);
	},
	examples: () => [],
};
