/** What identifies a person, read from what was typed; whether they are who they say; and the record of who is new. */
import { audit } from '../audit.ts';
import { actFor } from '../core/acting.ts';
import { birthDatesIn, isAhead, todayOf } from '../core/birth-dates.ts';
import type { Gender } from '../core/contacts.ts';
import { identifierOf } from '../core/identifiers.ts';
import { identify } from '../core/identify.ts';
import { addContact, nameOf, patientById, registerProvisional } from '../core/patients.ts';
import { raise } from '../operations/alerts.ts';
import { clockOf } from './codes.ts';
import { contactIn, knownPeople } from './people.ts';
import type { Performers, Turn } from './performer.ts';

type Identifying = Pick<
	Performers,
	'listIdentifiers' | 'readNumber' | 'readBirthDate' | 'identifyPatient' | 'mayRegister' | 'registerPatient'
>;

export const identifying: Identifying = {
	listIdentifiers(_, { network, talk }) {
		const labels = network.settings.identifiers.map(({ label }) => label);
		return { type: 'identifiersListed', labels, typed: talk.beside.drafts.number ?? null };
	},

	readNumber({ text }, turn) {
		const read = numberIn(turn, text);
		if (!read) {
			const examples = turn.network.settings.identifiers.flatMap(({ example }) => example ?? []);
			return { type: 'numberUnreadable', examples };
		}
		turn.talk.beside.drafts.number = read.value;
		return { type: 'numberRead' };
	},

	readBirthDate({ text }, { tx, talk }) {
		const today = todayOf(tx.now);
		const dates = birthDatesIn(text, talk.language, today);
		return { type: 'birthDatesRead', dates, ahead: dates.length === 0 && isAhead(text, talk.language, today) };
	},

	async identifyPatient({ forOther }, turn) {
		const { tx, talk } = turn;
		const { number, birthDate = '', firstName, surname, gender } = talk.beside.drafts;
		const contact = typedContact(turn);
		const found = await identify(tx, {
			conversationId: talk.id,
			contact,
			birthDate,
			...(number === undefined
				? { firstName, surname, gender: gender as Gender | undefined }
				: { number: numberIn(turn, number) }),
		});
		if (found.kind !== 'identified') {
			const twice = found.kind === 'notIdentified' && found.ambiguous === true;
			const why = twice ? 'twoMatch' : found.kind;
			await noteTry(turn, { action: 'failed to identify', entity: 'patient', detail: { why } });
			if (twice) await raise(tx, { alert: 'alert-two-records' });
			if (found.kind === 'notIdentified') return { type: 'patientNotIdentified' };
			return { type: 'tooManyTries', until: found.until, ...clockOf(turn) };
		}
		const { patientId } = found;
		const relation = forOther ? 'carer' : 'self';
		await actFor(tx, { conversationId: talk.id, patientId, relation });
		await noteTry(turn, { action: 'identified', entity: `patient:${patientId}`, detail: { relation } });
		const patient = await patientById(tx, patientId);
		forget(turn);
		return { type: 'patientIdentified', patientId, name: patient?.firstName ?? (patient ? nameOf(patient) : '') };
	},

	async mayRegister(_, turn) {
		if (!turn.network.settings.registration) return { type: 'registrationClosed' };
		const contact = typedContact(turn);
		const known = await knownPeople(turn);
		const proved = known.some(
			({ provedAt, patient }) =>
				provedAt !== null && patient.contacts.some((own) => own.confirmedAt !== null && own.value === contact.value),
		);
		return { type: 'registrationOpen', needs: proved ? 'name' : contact.system === 'phone' ? 'code' : 'mobile' };
	},

	async registerPatient({ forOther, confirmed }, turn) {
		const { tx, talk } = turn;
		const { mobile, name, firstName, surname, birthDate, gender } = talk.beside.drafts;
		const given = [typedContact(turn), ...(mobile === undefined ? [] : [contactIn(turn, mobile)!])];
		// The one that a code was sent to goes first.
		const [contact, ...others] = confirmed ? given.toReversed() : given;
		const patientId = await registerProvisional(tx, {
			...(name === undefined ? { firstName, surname } : { name }),
			birthDate,
			gender: gender as Gender | undefined,
			contact: contact!,
			contactConfirmed: confirmed,
			language: talk.language,
			conversationId: talk.id,
			relation: forOther ? 'carer' : 'self',
		});
		for (const other of others) await addContact(tx, patientId, other);
		await noteTry(turn, { action: 'registered', entity: `patient:${patientId}`, detail: { confirmed } });
		forget(turn);
		delete talk.beside.drafts.contact;
		return { type: 'patientRegistered', patientId, confirmed };
	},
};

const numberIn = ({ tx, network }: Turn, typed: string) => identifierOf(network, typed, todayOf(tx.now));

/** How the person is reached, which every way to here has asked. */
function typedContact(turn: Turn) {
	const contact = contactIn(turn, turn.talk.beside.drafts.contact);
	if (!contact) throw new Error('Somebody was to be identified or registered without a contact.');
	return contact;
}

const noteTry = ({ tx, talk }: Turn, what: { action: string; entity: string; detail: Record<string, unknown> }) =>
	audit(tx, { actor: 'patient', conversationId: talk.id, ...what });

/** What was typed has been used; how one is reached stays until a visit is booked. */
function forget({ talk }: Turn): void {
	for (const draft of ['mobile', 'name', 'number', 'birthDate', 'firstName', 'surname', 'gender'] as const)
		delete talk.beside.drafts[draft];
}
