/** Takes back that times of every week were ended: they go on, unless others have their hours by now. */
import { line, part } from '../../../flows/prompt.ts';
import { resumeRule, ruleWithId } from '../../core/rules.ts';
import { locationOf } from '../../perform/facts.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Undo } from '../dialogue/undoable.ts';
import { mayManage } from '../dialogue/who.ts';
import type { WeeklyEnded } from './close-weekly.ts';
import { ruleFacts } from './weekly-told.ts';

export const undoWeekly: Undo = async (turn, member, { before }) => {
	const { tx, network, talk } = turn;
	const { practitionerId, rules } = before as WeeklyEnded;
	const practitioner = network.practitioners.byId.get(practitionerId);
	await tx.lockPractitioners([practitionerId]);
	const counts = { times: 0, stay: 0 };
	// All of them, or none.
	await tx.savepoint(async () => {
		for (const { ruleId, closureId, was, endedAt, lastDate } of rules) {
			const rule = await ruleWithId(tx, ruleId);
			if (!rule || !practitioner || !mayManage(member, locationOf(network, rule.locationId), practitioner))
				throw new Wrong(part('undo-none'));
			if (rule.endedAt !== endedAt || rule.lastDate !== lastDate) throw new Wrong(part('closing-undone-already'));
			const back = await resumeRule(tx, network, { ruleId, closureId, was });
			if (back.kind === 'everyWeek') throw new Wrong(part('weekly-undone-other', ruleFacts(turn, back.rule)));
			if (back.kind === 'gone') throw new Wrong(part('closing-undone-already'));
			counts.times += back.times;
			counts.stay += back.stay;
		}
	});
	talk.said.push(
		part('weekly-undone', { person: practitioner!.name }),
		line('closing-undone', { times: counts.times }),
	);
	if (counts.stay > 0) talk.said.push(line('closing-undone-stay', { stay: counts.stay }));
};
