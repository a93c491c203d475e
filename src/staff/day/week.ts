/** `/week [<clinic or practitioner>] [<day>] [picture]`: the week of that day, a line for each day. */
import { line, own, part } from '../../../flows/prompt.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY } from '../dialogue/command.ts';
import { clinicsOf } from '../dialogue/who.ts';
import { isoOf, lookFor, show } from './diary.ts';

export const week: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const looked = lookFor(turn, member, 'week', rest);
		if (!looked) return;
		if ('view' in looked) return show(turn, member, looked);
		const { clinics, date } = looked;
		offer(
			turn,
			[part('diary-who')],
			clinics.map((clinic) => ({ label: own(clinic.name), line: `week ${clinic.code} ${isoOf(date(clinic))}` })),
			'week',
		);
	},
	examples: ({ network }, member) =>
		clinicsOf(member, network)
			.slice(0, 1)
			.map(({ code }) => line('diary-week-example', { place: code })),
};
