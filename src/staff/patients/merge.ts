/** `/merge <one> <other>`: two records side by side, made one once that is confirmed, and made two again by [Undo]. */
import { mergeWithId } from '../../../db/queries/merge.ts';
import { line, type Part, part } from '../../../flows/prompt.ts';
import { recordInForce } from '../../core/in-force.ts';
import { areTwoPeople, mergePatients, survivorOf, undoMerge } from '../../core/merge.ts';
import { nameOf, type PatientWithContacts, patientById } from '../../core/patients.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { clinicNames } from '../finding/colleagues.ts';
import { dayOf, opened, patientMeant } from '../finding/patient.ts';
import { needDesk } from './keepers.ts';

export const merge: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest, sure }) {
		const undo = /^undo (\d{1,15})$/.exec(rest)?.[1];
		if (undo !== undefined) return takeApart(turn, member, Number(undo));
		const apart = /^apart #(\d{1,15}) #(\d{1,15})$/.exec(rest);
		if (apart) return keepApart(turn, member, Number(apart[1]), Number(apart[2]));
		const into = /^#(\d{1,15}) into #(\d{1,15})$/.exec(rest);
		if (into && sure) return carryOut(turn, member, Number(into[1]), Number(into[2]));
		const [first, second] = taken(rest);
		if (second === undefined) throw new Wrong(part('register-merge-two'));
		const one = await mergeable(turn, member, first, (number) => `merge ${number} and ${second}`);
		if (!one) return;
		const other = await mergeable(turn, member, second, (number) => `merge #${one.id} and ${number}`);
		if (other) await ask(turn, member, one, other);
	},
	examples: () => [line('register-merge-example')],
};

/** `#12 #17`, `12 17`, `#12 into #17`, `Nomsa Khumalo and Nomsa Kumalo`. */
function taken(rest: string): readonly [string, string?] {
	const numbers = /^#?(\d{1,15})\s+(?:(?:and|et|into|with)\s+)?#?(\d{1,15})$/i.exec(rest);
	if (numbers) return [`#${numbers[1]}`, `#${numbers[2]}`];
	const [first = '', second] = rest.split(/\s+(?:and|et|with|avec)\s+/i);
	return second ? [first, second] : [first];
}

/** The record that is meant; one that lives on in another is told of rather than taken for it. */
async function mergeable(turn: Turn, member: Member, typed: string, lineFor: (number: string) => string) {
	const id = Number(/^#(\d{1,15})$/.exec(typed.trim())?.[1]);
	if (id) {
		const inForce = await recordInForce(turn.tx, id);
		if (inForce !== id) throw new Wrong(part('register-merged-already', { number: `#${id}`, into: `#${inForce}` }));
	}
	return patientMeant(turn, member, typed, lineFor);
}

async function ask(turn: Turn, member: Member, a: PatientWithContacts, b: PatientWithContacts): Promise<void> {
	if (a.id === b.id) throw new Wrong(part('register-merge-same', { number: `#${a.id}` }));
	for (const each of [a, b]) needDesk(turn, member, each);
	await opened(turn, member, a);
	await opened(turn, member, b);
	const stays = survivorOf(a, b);
	const goes = stays === a ? b : a;
	const other: Button[] =
		a.provisional === b.provisional
			? [
					{
						label: part('choice-merge', { into: `#${goes.id}` }),
						line: `merge #${stays.id} into #${goes.id}`,
						sure: true,
					},
				]
			: [];
	offer(
		turn,
		[
			part('register-merge', { a: `#${stays.id}`, b: `#${goes.id}` }),
			...sideBySide(turn, stays, goes),
			...(a.birthDate && b.birthDate && a.birthDate !== b.birthDate
				? [part('register-merge-birth-dates', { a: dayOf(stays.birthDate!), b: dayOf(goes.birthDate!) })]
				: []),
			part('register-merge-sure'),
		],
		[
			{
				label: part('choice-merge', { into: `#${stays.id}` }),
				line: `merge #${goes.id} into #${stays.id}`,
				sure: true,
			},
			...other,
			{ label: part('choice-two-people'), line: `merge apart #${a.id} #${b.id}` },
		],
	);
}

/** A line for each field, marked where the two differ. */
function sideBySide(turn: Turn, a: PatientWithContacts, b: PatientWithContacts): Part[] {
	const day = (date: string | null) => (date === null ? '' : dayOf(date));
	const row = (
		field: string,
		of: (each: PatientWithContacts) => string | null,
		shown: (each: PatientWithContacts) => ReturnType<typeof day> | string,
	) => line(`merge-${field}`, { a: shown(a), b: shown(b), differ: of(a) === of(b) ? '' : 'yes' });
	const contacts = ({ contacts }: PatientWithContacts) => contacts.map(({ value }) => value).join(', ');
	const files = ({ filesAt }: PatientWithContacts) => clinicNames(turn, filesAt);
	const standing = ({ provisional }: PatientWithContacts) => (provisional ? 'provisional' : 'confirmed');
	return [
		row('name', nameOf, nameOf),
		row(
			'born',
			({ birthDate }) => birthDate,
			({ birthDate }) => day(birthDate),
		),
		row(
			'gender',
			({ gender }) => gender,
			({ gender }) => gender ?? 'unknown',
		),
		row('contacts', contacts, contacts),
		row('files', files, files),
		row('standing', standing, standing),
	];
}

async function carryOut(turn: Turn, member: Member, fromId: number, intoId: number): Promise<void> {
	const { tx, talk } = turn;
	await needBoth(turn, member, [{ fromId, intoId }]);
	const [from, into] = [await patientById(tx, fromId), await patientById(tx, intoId)];
	const merged = await mergePatients(tx, { fromId, intoId, by: `staff:${member.id}` });
	if (merged.kind === 'samePerson') throw new Wrong(part('register-merge-same', { number: `#${fromId}` }));
	if (merged.kind === 'gone') throw new Wrong(part('register-nobody', { typed: `#${merged.patientId}` }));
	// The one that was to go has been confirmed meanwhile.
	if (merged.kind === 'wrongWay') return ask(turn, member, from!, into!);
	if (merged.kind === 'alreadyMerged') {
		talk.said.push(part('register-merged-already', { number: `#${merged.patientId}`, into: `#${merged.into}` }));
		return;
	}
	await record(tx, talk, member, 'merged record', `patient:${intoId}`, { from: fromId });
	await record(tx, talk, member, 'was merged', `patient:${fromId}`, { into: intoId });
	const careful = from!.provisional && !into!.provisional;
	offer(
		turn,
		[
			part('register-merged', { from: `#${fromId}`, into: `#${intoId}`, name: nameOf(into!), visits: merged.visits }),
			...(careful ? [part('register-merged-unproved', { into: `#${intoId}` })] : []),
		],
		[
			{ label: part('staff-choice-undo'), line: `merge undo ${merged.mergeId}` },
			{ label: part('choice-file'), line: `patient #${intoId}` },
		],
	);
}

async function takeApart(turn: Turn, member: Member, mergeId: number): Promise<void> {
	const { tx, talk } = turn;
	await needBoth(turn, member, await tx.run(mergeWithId, { id: mergeId }));
	const undone = await undoMerge(tx, { mergeId });
	if (undone.kind === 'gone') talk.said.push(part('register-unmerge-gone'));
	else if (undone.kind === 'laterMerge')
		talk.said.push(part('register-unmerge-later', { number: `#${undone.patientId}`, into: `#${undone.into}` }));
	else {
		const { fromId, intoId } = undone;
		await record(tx, talk, member, 'undid merge', `patient:${intoId}`, { from: fromId });
		await record(tx, talk, member, 'undid merge', `patient:${fromId}`, { into: intoId });
		talk.said.push(part('register-unmerged', { from: `#${fromId}`, into: `#${intoId}` }));
	}
}

async function keepApart(turn: Turn, member: Member, a: number, b: number): Promise<void> {
	const { tx, talk } = turn;
	await needBoth(turn, member, [{ fromId: a, intoId: b }]);
	if (!(await areTwoPeople(tx, a, b))) {
		talk.said.push(part('register-no-pair', { a: `#${a}`, b: `#${b}` }));
		return;
	}
	await record(tx, talk, member, 'found to be two', `patient:${a}`, { other: b });
	talk.said.push(part('register-two-people', { a: `#${a}`, b: `#${b}` }));
}

/** Throws `Wrong` unless both records are kept where this member is at the desk. */
async function needBoth(turn: Turn, member: Member, pairs: readonly Pair[]): Promise<void> {
	for (const id of pairs.flatMap(({ fromId, intoId }) => [fromId, intoId])) {
		const patient = await patientById(turn.tx, id);
		if (patient) needDesk(turn, member, patient);
	}
}

interface Pair {
	readonly fromId: number;
	readonly intoId: number;
}
