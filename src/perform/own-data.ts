/** A person's own data: a copy of it, being forgotten, and consent taken back. */
import { chatsOfPatient } from '../../db/queries/erase.ts';
import { chatsOfRole } from '../../db/queries/staff.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { CodePerson, StaysFacts, VisitFacts } from '../../flows/patient/facts.ts';
import { audit } from '../audit.ts';
import { type Appointment, appointmentsOf, cancel } from '../core/appointments.ts';
import { tryOnce } from '../core/attempts.ts';
import { anyConsent, withdraw } from '../core/consents.ts';
import { cutOff, emptyChat, erasePatient, lockRecords, weighErasing } from '../core/erase.ts';
import { type OwnPerson, ownPeople, provable } from '../core/export.ts';
import { patientById } from '../core/patients.ts';
import type { Alert } from '../operations/alerts.ts';
import { accounts } from '../staff/access/accounts.ts';
import { nothingBeside } from '../talk.ts';
import { visitFacts } from './facts.ts';
import { nameHere } from './people.ts';
import type { Performers, Turn } from './performer.ts';

type OwnData = Pick<
	Performers,
	| 'weighOwnData'
	| 'sendOwnData'
	| 'weighForgetting'
	| 'cancelVisitsAhead'
	| 'forgetMe'
	| 'weighWithdrawal'
	| 'withdrawConsent'
>;

/** Files take work to make. */
const MOST_COPIES = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

export const ownData: OwnData = {
	async weighOwnData(_, turn) {
		return { type: 'ownDataWeighed', codeFor: await named(turn, provable(await ownPeople(turn.tx, turn.talk.id, []))) };
	},

	async sendOwnData({ codeFor }, { tx, talk }) {
		const tried = await tryOnce(tx, { keys: [`own data ${talk.id}`], most: MOST_COPIES, withinMs: DAY_MS });
		if (tried.kind === 'tooMany') return { type: 'ownDataTooOften' };
		const people = await ownPeople(tx, talk.id, listed(codeFor));
		const asked = people.map(({ patientId, whole }) => ({ patientId, whole }));
		for (const form of ['readable', 'machine'] as const)
			talk.attached.push({ kind: 'ownData', form, language: talk.language, conversationId: talk.id, people: asked });
		for (const { patientId, whole } of asked)
			await audit(tx, {
				actor: 'patient',
				conversationId: talk.id,
				action: whole ? 'had a copy' : 'had a copy of what the chat gave',
				entity: `patient:${patientId}`,
			});
		const others = provable(people).some((patientId) => patientId !== codeFor);
		const part = people.every(({ whole }) => whole) ? 'whole' : codeFor !== null && others ? 'one' : 'some';
		return { type: 'ownDataSent', part };
	},

	async weighForgetting({ codeFor }, turn) {
		const people = await ownPeople(turn.tx, turn.talk.id, listed(codeFor));
		return weighed(turn, people, codeFor);
	},

	async cancelVisitsAhead({ codeFor }, turn) {
		const { tx, network, talk } = turn;
		const visits = await ahead(turn, await ownPeople(tx, talk.id, listed(codeFor)));
		// All at once, so that nobody who does the same waits for us while we wait for them.
		await tx.lockPractitioners(visits.map(({ practitionerId }) => practitionerId));
		const late: Appointment[] = [];
		for (const visit of visits) {
			const cancelled = await cancel(tx, network, { appointmentId: visit.id, by: talk.id });
			if (cancelled.kind !== 'cancelled') late.push(visit);
		}
		return { type: 'visitsAheadCancelled', late: await factsOf(turn, late) };
	},

	async forgetMe({ codeFor }, turn) {
		const { tx, talk } = turn;
		const linked = await ownPeople(tx, talk.id, listed(codeFor));
		await lockRecords(
			tx,
			linked.map(({ patientId }) => patientId),
		);
		const people = await ownPeople(tx, talk.id, listed(codeFor));
		if ((await ahead(turn, people)).length > 0) return weighed(turn, people, codeFor);

		const stays = await whatStays(turn, people, codeFor);
		for (const person of people) await forget(turn, person, codeFor);
		await emptyChat(tx, talk.id, { row: true, people: false });
		talk.beside = nothingBeside();
		await audit(tx, { actor: 'patient', conversationId: talk.id, action: 'had the chat forgotten', entity: 'chat' });
		return { type: 'forgotten', stays };
	},

	async weighWithdrawal(_, { tx, talk }) {
		return { type: 'withdrawalWeighed', given: await anyConsent(tx, talk.id) };
	},

	async withdrawConsent(_, turn) {
		const { tx, talk } = turn;
		const versions = await withdraw(tx, talk.id);
		await audit(tx, {
			actor: 'patient',
			conversationId: talk.id,
			action: 'took consent back',
			entity: 'chat',
			detail: { versions },
		});
		return {
			type: 'consentWithdrawn',
			visits: await factsOf(turn, await ahead(turn, await ownPeople(tx, talk.id, []))),
		};
	},
};

const listed = (codeFor: number | null): readonly number[] => (codeFor === null ? [] : [codeFor]);

async function named(turn: Turn, patientIds: readonly number[]): Promise<CodePerson[]> {
	const people: CodePerson[] = [];
	for (const patientId of patientIds) {
		const patient = await patientById(turn.tx, patientId);
		if (patient) people.push({ patientId, name: await nameHere(turn, patient) });
	}
	return people;
}

/** @param codeFor whom a code was right for; null, where none was sent: then those it could be for are named. */
async function weighed(turn: Turn, people: readonly OwnPerson[], codeFor: number | null) {
	return {
		type: 'forgettingWeighed',
		codeFor: codeFor === null ? await named(turn, provable(people)) : [],
		visits: await factsOf(turn, await ahead(turn, people)),
		stays: await whatStays(turn, people, codeFor),
	} as const;
}

/** Who asks to be forgotten: whom the code was for, whoever came by this chat alone, and without any code, the person in it. */
const asks = ({ patientId, relation, whole, fromHere }: OwnPerson, codeFor: number | null): boolean =>
	(codeFor === null && relation === 'self') || patientId === codeFor || (whole && fromHere);

/** A record that only came by chat goes; one that is the clinic's, or that others act for too, knows this chat no more. */
async function forget(turn: Turn, person: OwnPerson, codeFor: number | null): Promise<void> {
	const { tx, talk } = turn;
	const { patientId } = person;
	const record = async (action: string): Promise<void> =>
		void (await audit(tx, { actor: 'patient', conversationId: talk.id, action, entity: `patient:${patientId}` }));
	if (await mayErase(turn, person, codeFor)) {
		await erasePatient(tx, patientId, talk.id);
		return record('was forgotten');
	}
	await cutOff(tx, talk.id, patientId);
	if (person.relation === 'carer' || !asks(person, codeFor)) return record('was cut off from a chat');
	await record('asked to be forgotten');
	await tellAdministrators(turn, patientId);
}

async function mayErase({ tx, talk }: Turn, person: OwnPerson, codeFor: number | null): Promise<boolean> {
	const { patientId, provisional, whole, fromHere, relation } = person;
	if (!provisional || !whole || !asks(person, codeFor)) return false;
	if (relation === 'self') return true;
	const chats = await tx.run(chatsOfPatient, { patientId });
	return fromHere && chats.every(({ conversationId, endedAt }) => conversationId === talk.id || endedAt !== null);
}

async function whatStays(turn: Turn, people: readonly OwnPerson[], codeFor: number | null): Promise<StaysFacts> {
	let last = 0;
	for (const person of people) {
		if (await mayErase(turn, person, codeFor))
			last = Math.max(last, (await weighErasing(turn.tx, person.patientId)).until ?? 0);
		else if (person.relation === 'self' && asks(person, codeFor)) return { kind: 'file' };
	}
	const zone = turn.network.locations.all[0]?.zone ?? 'UTC';
	return last > 0 ? { kind: 'visits', until: last, zone } : { kind: 'nothing' };
}

/** Visits still to come: all of those whose data is all theirs to have, and those that this chat made. */
async function ahead({ tx, talk }: Turn, people: readonly OwnPerson[]): Promise<Appointment[]> {
	const theirs = people.filter(({ whole, relation, fromHere }) => whole && (relation === 'self' || fromHere));
	const whole = new Set(theirs.map(({ patientId }) => patientId));
	const coming = await appointmentsOf(tx, { patientIds: people.map(({ patientId }) => patientId), from: tx.now });
	return coming.filter(({ patientId, conversationId }) => whole.has(patientId) || conversationId === talk.id);
}

const factsOf = (turn: Turn, visits: readonly Appointment[]): Promise<VisitFacts[]> =>
	Promise.all(visits.map((visit) => visitFacts(turn, visit)));

/** Each time anew: every one of them is somebody. */
async function tellAdministrators({ tx }: Turn, patientId: number): Promise<void> {
	const event: Alert = { alert: 'alert-forget', facts: { patient: patientId } };
	for (const { conversationId } of accounts(await tx.run(chatsOfRole, { role: 'administrator' })))
		await tx.run(setTimer, { conversationId, dueAt: tx.now, event });
}
