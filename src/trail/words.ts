/** What the trail says was done, in the reader's language: verbs, what it was done to, and the few details that say more. */
import type { Reading } from '../../db/store.ts';
import { type Fact, type Part, part, text } from '../../flows/prompt.ts';
import { sayIfPossible } from '../../flows/words.ts';
import { appointmentById } from '../core/appointments.ts';
import type { Network } from '../core/network.ts';
import { showReference } from '../core/references.ts';

/** The verb, by the action as the trail names it. */
export const verb = (action: string): Part => part(`log-did-${action.replaceAll(/[^A-Za-z]+/g, '-')}`);

/** An action that an earlier release wrote, and this one has no words for, as it stands there. */
export const did = (action: string, language: string): string => sayIfPossible(verb(action), language, {}) ?? action;

/** `the file #12`, `the times of Dr Priya Naidoo`, `visit ABCD-2345`, from `patient:12`, `practitioner:1:20260908`, `appointment:3`. */
export async function doneOn(
	reading: Reading,
	entity: string,
	language: string,
	{ practitioners, locations }: Network,
): Promise<string> {
	const [what = '', id = ''] = entity.split(':');
	const location = locations.byId.get(Number(id)) ?? locations.byCode.get(id);
	const visit = what === 'appointment' ? await appointmentById(reading, Number(id)) : undefined;
	const named: Fact | undefined =
		what === 'practitioner'
			? practitioners.byId.get(Number(id))?.name
			: what === 'location' && location
				? text(location.name)
				: visit && showReference(visit.reference);
	return sayIfPossible(part('log-on', { what, id: named ?? id }), language, {}) ?? entity;
}

/** Words for what of the detail says more than the verb: codes, numbers and words of the program only stand there. */
export function detailsIn(detail: unknown, language: string, { locations }: Network): string {
	if (detail === null || typeof detail !== 'object') return '';
	const told = Object.entries(detail).flatMap(([name, value]) => {
		if (value === false || (typeof value === 'object' && value !== null)) return [];
		const place = name === 'clinic' ? locations.byCode.get(String(value)) : undefined;
		const shown = place ? text(place.name) : name === 'of' ? did(String(value), language) : String(value);
		return sayIfPossible(part(`log-detail-${name}`, { value: shown }), language, {}) ?? [];
	});
	return told.join(', ');
}
