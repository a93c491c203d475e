/** `/history <visit>`: its whole life, each change with when and by whom. Of the patient only the number is told. */
import { timesDone } from '../../../db/queries/handover.ts';
import type { ChangeDetail } from '../../../db/tables/visits.ts';
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { type Appointment, historyOf } from '../../core/appointments.ts';
import { moneySaid } from '../../core/payments.ts';
import { showReference } from '../../core/references.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { COULD_NOT_BE_TOLD } from '../../untold/marks.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY } from '../dialogue/command.ts';
import { record } from '../dialogue/who.ts';
import { visitMeant } from '../finding/visit.ts';
import { doer } from './appointment.ts';

export const history: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const visit = await visitMeant(turn, member, rest, (which) => `history ${which}`);
		if (!visit) return;
		await record(turn.tx, turn.talk, member, 'saw a visit', `appointment:${visit.id}`);
		const reference = showReference(visit.reference);
		offer(turn, await lifeOf(turn, visit), [{ label: part('diary-choice-card'), line: `appointment ${reference}` }]);
	},
	examples: () => [line('diary-history-example')],
};

/** The words in which staff were asked whether they were sure. */
const overrideKey = (what: string, rule: string): string =>
	what === 'cancelled' && rule === 'cutOff' ? 'override-cutOffCancel' : `override-${rule}`;

const moneyIn = (detail: ChangeDetail | null, language: string): string =>
	detail?.amount === undefined || detail.currency === undefined
		? ''
		: moneySaid({ amount: detail.amount, currency: detail.currency }, language);

async function lifeOf(turn: Turn, visit: Appointment): Promise<Part[]> {
	const { tx, network } = turn;
	const { zone } = locationOf(network, visit.locationId);
	const parts: Part[] = [
		part('diary-history', {
			reference: showReference(visit.reference),
			service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
			number: `#${visit.patientId}`,
		}),
	];
	const untold = await tx.run(timesDone, { entity: `appointment:${visit.id}`, action: COULD_NOT_BE_TOLD });
	const tellUntil = (until: number) => {
		while (untold[0] && untold[0].at < until) parts.push(line('diary-untold', { at: at(untold.shift()!.at, zone) }));
	};
	for (const { what, at: when, by, fromStart, toStart, detail } of await historyOf(tx, visit.id)) {
		tellUntil(when);
		parts.push(
			line(detail?.undone ? 'diary-change-undone' : `diary-change-${what}`, {
				what,
				...(await doer(turn, by)),
				at: at(when, zone),
				...(fromStart !== null && { from: at(fromStart, zone) }),
				...(toStart !== null && { to: at(toStart, zone) }),
				amount: moneyIn(detail, turn.talk.language),
				person: network.practitioners.byId.get(detail?.fromPractitionerId ?? 0)?.name ?? '',
			}),
		);
		const rules = detail?.overridden ?? [];
		if (rules.length > 0) parts.push(line('diary-overridden'), ...rules.map((rule) => line(overrideKey(what, rule))));
	}
	tellUntil(Number.POSITIVE_INFINITY);
	return parts;
}
