/**
 * `/say #41 your results are here`: the clinic writes first, to a patient by record number, reference or name. It is a
 * conversation like one the patient has asked for: they may answer, and the bot is silent until it is done.
 */
import { handoverWithId, insertHandover, openHandovers } from '../../../db/queries/handover.ts';
import { setTimer } from '../../../db/queries/timers.ts';
import { line, part, text } from '../../../flows/prompt.ts';
import type { Location } from '../../core/network.ts';
import { type PatientWithContacts, patientById } from '../../core/patients.ts';
import { parseReference } from '../../core/references.ts';
import { searchPatients } from '../../core/search.ts';
import { type Handover, tellDesk, tellPatient } from '../../handover/post.ts';
import { chatsFor, sendNews } from '../../news-sent.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { clinicsOf, type Member, maySee, record } from '../dialogue/who.ts';
import { calledBy } from '../finding/colleagues.ts';
import { patientMeant } from '../finding/patient.ts';
import { visitOf, whose } from '../finding/visit.ts';

/** Whom it is for, what they shall read, and at which clinic, where a visit says it. */
interface First {
	readonly patient: PatientWithContacts;
	readonly words: string;
	readonly location?: Location;
}

const LONGEST_NAME = 3;

/** Answers whether the line was for a patient who is written to first; then it was done, or asked about. */
export async function saidFirst(turn: Turn, member: Member, typed: string): Promise<boolean> {
	const { tx, network } = turn;
	const [, to, rest = ''] = /^((?:to|à)\s+)?(.*)$/is.exec(typed) ?? [];
	const [first = '', ...more] = rest.split(/\s+/);
	const words = rest.slice(first.length).trim();
	if (parseReference(first) !== undefined) {
		const visit = await visitOf(turn, member, first);
		const patient = await patientById(tx, visit.patientId);
		if (patient) await write(turn, member, { patient, words, location: locationOf(network, visit.locationId) });
		return patient !== undefined;
	}
	const number = /^#(\d{1,9})$/.exec(first)?.[1];
	if (number !== undefined) {
		const patient = await patientById(tx, Number(number));
		const open = (await openTo(turn, member)).find(({ id }) => id === Number(number));
		if (!patient || patient.erasedAt !== null) return to !== undefined ? nobody(rest) : false;
		if (open && to === undefined) askWhich(turn, patient, open.id, words);
		else await write(turn, member, { patient, words });
		return true;
	}
	const isOpen = (await openTo(turn, member)).length > 0;
	if (to === undefined && (isOpen || /^\d/.test(first))) return false;
	return (await byName(turn, member, [first, ...more])) || (to !== undefined && nobody(rest));
}

function nobody(typed: string): never {
	throw new Wrong(part('register-nobody', { typed: typed.slice(0, 100) }));
}

/** The conversations that are open at this member's clinics. */
const openTo = async ({ tx, network }: Turn, member: Member): Promise<Handover[]> =>
	(await tx.run(openHandovers, {})).filter((each) => maySee(member, locationOf(network, each.locationId)));

/** `#12` is a patient's record; a conversation may have the same number. */
function askWhich(turn: Turn, patient: PatientWithContacts, id: number, words: string): void {
	offer(
		turn,
		[part('say-first-which', { ...whose(turn, patient), conversation: id })],
		[
			{ label: part('choice-say-patient', whose(turn, patient)), line: `say to #${patient.id} ${words}`.trim() },
			{ label: part('choice-handover', { number: id }), line: `say ${id} ${words}`.trim() },
		],
	);
}

/** A name at the beginning could be a word of the message as well: it is asked before anything is said. */
async function byName(turn: Turn, member: Member, words: readonly string[]): Promise<boolean> {
	for (let count = Math.min(LONGEST_NAME, words.length); count > 0; count--) {
		const name = words.slice(0, count).join(' ').replace(/[,:]$/, '');
		if (!/^\p{L}/u.test(name)) continue;
		const { patients } = await searchPatients(turn.tx, turn.network, name, turn.talk.language);
		if (patients.length === 0) continue;
		const said = words.slice(count).join(' ');
		const patient = await patientMeant(turn, member, name, (number) => `say to ${number} ${said}`.trim());
		if (!patient) return true;
		const facts = { ...whose(turn, patient), text: said };
		if (said === '') askWhat(turn, patient);
		else
			offer(
				turn,
				[part('say-first-sure', facts)],
				[{ label: part('choice-say-patient', facts), line: `say to #${patient.id} ${said}`, sure: true }],
			);
		return true;
	}
	return false;
}

const askWhat = (turn: Turn, patient: PatientWithContacts): void =>
	offer(turn, [part('say-first-what', whose(turn, patient))], [], `say to #${patient.id}`);

async function write(turn: Turn, member: Member, { patient, words, location }: First): Promise<void> {
	const { tx, network, talk, inGroup } = turn;
	const place = location ?? (await clinicFor(turn, member, patient));
	if (words === '') return askWhat(turn, patient);
	const chats = await chatsFor(tx, { patientId: patient.id, conversationId: null });
	const phone = inGroup ? '' : (patient.contacts[0]?.value ?? '');
	const conversationId = chats.at(-1);
	if (conversationId === undefined) throw new Wrong(part('say-first-no-chat', { ...whose(turn, patient), phone }));
	const busy = (await tx.run(openHandovers, {})).find((each) => each.conversationId === conversationId);
	if (busy)
		throw new Wrong(
			part('say-first-open', {
				...whose(turn, patient),
				conversation: maySee(member, locationOf(network, busy.locationId)) ? busy.id : '',
			}),
		);
	const until = tx.now + network.settings.desk.handoverMinutes * 60_000;
	const [row] = await tx.run(insertHandover, { conversationId, locationId: place.id, until, now: tx.now });
	const { id } = row!;
	const [handover] = await tx.run(handoverWithId, { id });
	await tellPatient(tx, network, handover!, words);
	await sendNews(tx, conversationId, { news: 'handoverOpened', handover: id });
	await tx.run(setTimer, { conversationId, dueAt: until, event: { news: 'handoverOver', handover: id } });
	await record(tx, talk, member, 'wrote to a patient', `patient:${patient.id}`);
	const told = { number: id, name: calledBy(network, member), who: `#${patient.id}`, text: words };
	await tellDesk(tx, place, { id }, [part('handover-first-colleague', told)], { but: talk.recipient });
	offer(
		turn,
		[
			part('say-first-said', { ...whose(turn, patient), place: text(place.name) }),
			line('handover-first-begun', { number: id }),
		],
		[
			{ label: part('choice-answer-more'), line: `say ${id}` },
			{ label: part('choice-done'), line: `done ${id}` },
		],
	);
}

/** The clinic in whose name it is said: one of this member's that keeps a file of them. Throws `Wrong` where none does. */
async function clinicFor(turn: Turn, member: Member, patient: PatientWithContacts): Promise<Location> {
	const own = clinicsOf(member, turn.network);
	const place = own.find(({ code }) => patient.filesAt.includes(code)) ?? (patient.filesAt.length === 0 && own[0]);
	if (place) return place;
	await record(turn.tx, turn.talk, member, 'was refused', `patient:${patient.id}`);
	throw new Wrong(part('say-first-elsewhere', { number: `#${patient.id}` }));
}
