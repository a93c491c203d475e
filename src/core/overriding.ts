/**
 * The rules that staff may set aside, which hold for whoever books or moves a visit in a chat. What was set aside is said
 * before, and recorded with the change.
 */
import { keptAmong } from '../../db/queries/visits.ts';
import type { Tx } from '../../db/store.ts';
import { type Refused, refusal, type Span, spanOf } from './holds.ts';
import type { Network } from './network.ts';

export type Rule =
	/** A time for people who walk in or phone; one too soon for a chat. */
	| 'kept'
	| 'notice'
	/** The session was not opened for this service. */
	| 'menu'
	/** Too late to move or cancel in a chat. */
	| 'cutOff'
	/** Why the service is not for this patient. */
	| Refused['why'];

/** The rules by which this patient could not have this time in a chat, the weightiest first. */
export async function overriddenBy(
	tx: Tx,
	network: Network,
	span: Span,
	whose: { patientId: number; byLink: boolean | undefined },
): Promise<Rule[]> {
	const { first, service, scheduleId, from, to } = span;
	const refused = (await refusal(tx, network, span, whose))?.why;
	const kept = (await tx.run(keptAmong, { scheduleId, from, to })).length > 0;
	return [
		...(refused ? [refused] : []),
		...(network.menu(first.menuId).includes(service.id) ? [] : (['menu'] as const)),
		...(kept ? (['kept'] as const) : []),
		...(from < tx.now + network.settings.noticeMinutes * 60_000 ? (['notice'] as const) : []),
	];
}

/** The same of a time that is only thought of; nothing where there is no such time. */
export async function wouldOverride(
	tx: Tx,
	network: Network,
	{ slotId, serviceId, ...whose }: { slotId: number; serviceId: number; patientId: number; byLink?: boolean },
): Promise<Rule[] | undefined> {
	const span = await spanOf(tx, network, slotId, serviceId, true);
	return span && overriddenBy(tx, network, span, { byLink: undefined, ...whose });
}
