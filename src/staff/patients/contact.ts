/** `/contact <patient> …`: how somebody is reached, confirmed by staff who have the person before them. */
import { line, part } from '../../../flows/prompt.ts';
import { contactOf, countriesOf } from '../../core/contacts.ts';
import { findDuplicates } from '../../core/duplicates.ts';
import { rehash } from '../../core/merge.ts';
import {
	addContact,
	confirmContact,
	nameOf,
	type PatientContact,
	type PatientWithContacts,
	patientById,
	reorderContacts,
} from '../../core/patients.ts';
import { changePatient } from '../../core/register.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, type Order, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { contactLines } from './file.ts';
import { needDesk } from './keepers.ts';

/** What may be done, in the words of either language. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
	confirm: ['confirm', 'confirmer'],
	first: ['first', 'main', 'premier', 'principal'],
	remove: ['remove', 'delete', 'retirer', 'supprimer'],
	add: ['add', 'ajouter'],
	order: ['order', 'ordre'],
};

export const contact: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest, sure }: Order) {
		const { who, verb, what } = taken(rest);
		const tail = verb === undefined ? '' : ` ${verb} ${what}`;
		const patient = await patientMeant(turn, member, who, (number) => `contact ${number}${tail}`);
		if (!patient) return;
		if (verb === undefined) {
			await opened(turn, member, patient);
			return show(turn, patient, []);
		}
		needDesk(turn, member, patient);
		await change(turn, member, patient, { verb, what, sure });
	},
	examples: () => [line('register-contact-example'), line('register-contact-example-add')],
};

/** `Nomsa Khumalo add +27 …`: who it is about, and what is to be done. */
function taken(rest: string): { who: string; verb?: string; what: string } {
	const words = rest.split(/\s+/).filter(Boolean);
	for (const [i, word] of words.entries())
		for (const [verb, names] of Object.entries(VERBS))
			if (i > 0 && names.includes(word.toLowerCase()))
				return { who: words.slice(0, i).join(' '), verb, what: words.slice(i + 1).join(' ') };
	return { who: rest, what: '' };
}

interface Change {
	readonly verb: string;
	readonly what: string;
	readonly sure: boolean;
}

async function change(
	turn: Turn,
	member: Member,
	patient: PatientWithContacts,
	{ verb, what, sure }: Change,
): Promise<void> {
	const { tx, network, talk } = turn;
	const { id, contacts } = patient;
	const number = `#${id}`;
	const done = async (action: string, told: string, value: string) => {
		await rehash(tx, id);
		await record(tx, talk, member, action, `patient:${id}`);
		await show(turn, (await patientById(tx, id))!, [
			part(`register-contact-${told}`, { value, name: nameOf(patient) }),
		]);
	};
	if (verb === 'add') {
		const added = contactOf(what, ...countriesOf(network));
		if (!added) throw new Wrong(part('register-contact-unreadable'));
		if (contacts.some(({ system, value }) => system === added.system && value === added.value))
			throw new Wrong(part('register-contact-there', { value: added.value }));
		await addContact(tx, id, added);
		await findDuplicates(tx, id);
		return done('added contact', 'added', added.value);
	}
	if (verb === 'order') {
		const order = what
			.split(/[\s,;]+/)
			.filter(Boolean)
			.map((place) => contacts[Number(place) - 1]);
		if (new Set(order).size !== contacts.length || order.includes(undefined) || order.length !== contacts.length)
			throw new Wrong(part('register-contact-order', { count: contacts.length }));
		await reorderContacts(
			tx,
			id,
			(order as PatientContact[]).map((each) => each.id),
		);
		return done('reordered contacts', 'reordered', '');
	}
	const one = contactMeant(turn, contacts, what);
	if (verb === 'confirm') {
		if (one.confirmedAt !== null) throw new Wrong(part('register-contact-confirmed-already', { value: one.value }));
		await confirmContact(tx, one.id);
		return done('confirmed contact', 'confirmed', one.value);
	}
	if (verb === 'first') {
		if (contacts[0]?.id === one.id) throw new Wrong(part('register-contact-first-already', { value: one.value }));
		await reorderContacts(tx, id, [one.id, ...contacts.map((each) => each.id).filter((each) => each !== one.id)]);
		return done('reordered contacts', 'first', one.value);
	}
	if (!sure) {
		offer(
			turn,
			[part('register-contact-remove-sure', { value: one.value, name: nameOf(patient) })],
			[
				{ label: part('choice-remove-contact'), line: `contact ${number} remove @${one.id}`, sure: true },
				{ label: part('staff-choice-keep'), line: `contact ${number}` },
			],
		);
		return;
	}
	await changePatient(tx, id, { contacts: contacts.filter((each) => each.id !== one.id) });
	await done('removed contact', 'removed', one.value);
}

/** By its place in the list, by what it is, or (from a button) by its id: the list may have changed since. */
function contactMeant({ network }: Turn, contacts: readonly PatientContact[], typed: string): PatientContact {
	const id = /^@(\d{1,15})$/.exec(typed)?.[1];
	const written = contactOf(typed, ...countriesOf(network));
	const found =
		id !== undefined
			? contacts.find((each) => each.id === Number(id))
			: (contacts[Number(typed) - 1] ?? contacts.find(({ value }) => value === written?.value));
	if (!found) throw new Wrong(part('register-contact-which', { count: contacts.length }));
	return found;
}

async function show(turn: Turn, patient: PatientWithContacts, news: Parameters<typeof offer>[1]): Promise<void> {
	const { contacts, id } = patient;
	const buttons: Button[] = contacts.flatMap((each, i) => [
		...(each.confirmedAt === null
			? [{ label: part('choice-confirm-contact', { place: i + 1 }), line: `contact #${id} confirm @${each.id}` }]
			: []),
		...(i > 0
			? [{ label: part('choice-first-contact', { place: i + 1 }), line: `contact #${id} first @${each.id}` }]
			: []),
		{ label: part('choice-drop-contact', { place: i + 1 }), line: `contact #${id} remove @${each.id}` },
	]);
	offer(
		turn,
		[
			...news,
			part('register-contacts-of', whoFacts(patient)),
			...contactLines(patient),
			part('register-contact-add', { number: `#${id}` }),
		],
		buttons,
	);
}
