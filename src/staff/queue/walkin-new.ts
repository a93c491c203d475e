/** A walk-in by a name that nobody has: they are registered by one more tap, or by a number, and wait for whoever was named. */
import { withContact } from '../../../db/queries/search.ts';
import { type Part, part } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { contactHash, tidyName } from '../../core/contacts.ts';
import { searchPatients } from '../../core/search.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Member } from '../dialogue/who.ts';
import { patientMeant } from '../finding/patient.ts';
import { Asks } from '../grammar/asking.ts';
import { meant } from '../grammar/names.ts';
import { type WalkinLine, walkinTyped } from './walkin-line.ts';

const MOST_READ = 50;

/** Nothing where it could be several, or nobody: then that was asked. */
export async function walkinPatient(turn: Turn, member: Member, line: WalkinLine) {
	const who = (await withTheirContact(turn, line)) ?? line.who;
	if (who === line.who && line.contact) throw newAsked(turn, [line], line.who);
	try {
		return await patientMeant(turn, member, who, (number) => walkinTyped({ ...line, who: number, contact: undefined }));
	} catch (error) {
		if (!(error instanceof Wrong) || error.parts[0]?.key !== 'register-nobody' || /\d/.test(who)) throw error;
		const isNew = { ...line, who: tidyName(who), isNew: true };
		offer(turn, [...error.parts, part('queue-walkin-new-hint')], [], walkinTyped(isNew));
		return undefined;
	}
}

/** Of those who have such a name, the one who has the number that was typed with it. */
async function withTheirContact({ tx, network, talk }: Turn, { who, contact }: WalkinLine) {
	if (!contact) return undefined;
	const { patients } = await searchPatients(tx, network, who, talk.language);
	const theirs = await tx.run(withContact, { hash: contactHash(tx.keys, contact), limit: MOST_READ });
	const [only, another] = patients.filter(({ id }) => theirs.some((each) => each.id === id));
	return only && !another ? `#${only.id}` : undefined;
}

/** Nobody has the name that was typed: who is to be registered, each way that the line can be read. */
export const newAsked = (turn: Turn, lines: readonly WalkinLine[], typed: string): Asks =>
	new Asks(
		[part('register-nobody', { typed })],
		lines.map((line) => ({
			label: label(turn, line),
			line: walkinTyped({ ...line, who: tidyName(line.who), isNew: true }),
		})),
	);

function label({ network, talk }: Turn, { who, contact, target }: WalkinLine): Part {
	const { practitioners, services } = network;
	const named = [
		meant(target ?? '', practitioners.all, talk.language),
		meant(target ?? '', services.all, talk.language),
	];
	const [found] = named.flatMap((each) => (each.kind === 'one' ? [inLanguage(each.row.name, talk.language)] : []));
	const facts = { name: tidyName(who), value: contact?.value ?? '', whom: found ?? target ?? '' };
	return part('choice-queue-register', facts);
}
