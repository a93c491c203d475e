/** What is not for whoever asked: to them it is not there, or only a word like any other, and the trail keeps that they asked. */
import { type Audited, audit } from '../../audit.ts';
import type { Turn } from '../../perform/performer.ts';
import { deskOf } from '../../talk.ts';
import type { Wrong } from '../dialogue/command.ts';
import { isStaffCommand, typed } from '../dialogue/commands.ts';
import { type Member, maySee } from '../dialogue/who.ts';
import { meant, placesOf } from '../grammar/names.ts';

/** What was named and not found, where it is another clinic, or somebody of another clinic. */
export function othersMeant({ network, talk }: Turn, member: Member, { parts }: Wrong): Audited['entity'] | undefined {
	const { name, typed: typedWords, words } = parts[0]?.facts ?? {};
	const sought = name ?? typedWords ?? words;
	if (typeof sought !== 'string') return undefined;
	const place = meant(sought, network.locations.all, talk.language);
	if (place.kind === 'one') return maySee(member, place.row) ? undefined : `location:${place.row.id}`;
	const person = meant(sought, network.practitioners.all, talk.language);
	if (person.kind !== 'one') return undefined;
	const near = placesOf(person.row, network).some((location) => maySee(member, location));
	return near ? undefined : `practitioner:${person.row.id}`;
}

/** A staff command of somebody who is not staff, or is so no more. */
export async function noteOutsider({ tx, talk }: Pick<Turn, 'tx' | 'talk'>, text: string): Promise<void> {
	if (!isStaffCommand(text)) return;
	const { command } = typed(text);
	const what = { action: 'was refused', entity: `chat:${deskOf(talk.id)}`, detail: { command } };
	await audit(tx, { actor: 'patient', conversationId: talk.id, ...what });
}
