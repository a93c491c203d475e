/** Booking links as patients meet them: found by what was opened, opened by whoever continues, and what they leave open. */
import { ANYWHERE_ANYTIME } from '../../flows/patient/context.ts';
import type { Seeking } from '../../flows/patient/effects.ts';
import type { AnswerEvent } from '../../flows/patient/events.ts';
import { audit } from '../audit.ts';
import { actFor, peopleOf } from '../core/acting.ts';
import { appointmentById } from '../core/appointments.ts';
import { tryOnce } from '../core/attempts.ts';
import { consented } from '../core/consents.ts';
import type { Giver } from '../core/givers.ts';
import { aimOf, fitsLink, type LinkAim } from '../core/link-booking.ts';
import { isBirthDate, isOpen, type Link, linkById, linkByToken, openLink, statusOf } from '../core/links.ts';
import { patientById } from '../core/patients.ts';
import { showReference } from '../core/references.ts';
import { linkFacts } from '../links/facts.ts';
import { clockOf } from './codes.ts';
import type { Performers, Turn } from './performer.ts';
import { theirs } from './theirs.ts';

type Links = Pick<Performers, 'findLink' | 'openLink' | 'checkLinkBirthDate' | 'findLinkVisit'>;

/** Birth dates tried in one chat, whatever links it opens. */
const TRIES = { most: 10, withinMs: 24 * 60 * 60_000 };

export const links: Links = {
	async findLink(asked, turn) {
		const { tx } = turn;
		const found = await ('token' in asked ? linkByToken(tx, asked.token) : linkById(tx, asked.linkId));
		const aim = found && open(turn, found);
		if (aim)
			return { type: 'linkFound', found: { kind: 'open', linkId: aim.link.id, link: linkFacts(turn.network, aim) } };
		const over = await closed(turn, found);
		return { type: 'linkFound', found: over.type === 'linkUsed' ? { ...over, kind: 'used' } : { kind: 'over' } };
	},

	async openLink({ linkId }, turn) {
		const { tx, network, talk } = turn;
		const found = await linkById(tx, linkId);
		const aim = found && open(turn, found);
		if (!aim) return closed(turn, found);
		await openLink(tx, linkId);
		const { version, text } = network.settings.terms;
		if (!(await consented(tx, talk.id, version))) return { type: 'termsNeeded', version, text };
		const known = (await peopleOf(tx, talk.id)).some(({ patientId }) => patientId === aim.link.patientId);
		if (aim.type.identifies && !known) await entrust(turn, aim.link);
		return known || aim.type.identifies ? opened(aim) : { type: 'birthDateNeeded' };
	},

	async checkLinkBirthDate({ linkId }, turn) {
		const { tx, talk } = turn;
		const { birthDate = '' } = talk.beside.drafts;
		delete talk.beside.drafts.birthDate;
		const found = await linkById(tx, linkId);
		const aim = found && open(turn, found);
		if (!aim) return closed(turn, found);
		const tried = await tryOnce(tx, { ...TRIES, keys: [`birth date of a link in ${talk.id}`] });
		if (tried.kind === 'tooMany') return { type: 'tooManyTries', until: tried.until, ...clockOf(turn) };
		const { patientId } = aim.link;
		const patient = await patientById(tx, patientId);
		const checked = await isBirthDate(tx, aim.link, birthDate, patient?.birthDate ?? null);
		if (checked.kind === 'right') {
			await entrust(turn, aim.link);
			return opened(aim);
		}
		const failed = { action: 'failed to identify', entity: `patient:${patientId}`, detail: { link: linkId } };
		await audit(tx, { actor: 'patient', conversationId: talk.id, ...failed });
		return { type: 'linkDateWrong', left: checked.left };
	},

	/** Where this chat may not see it yet, its reference is as good as typed: a code is asked for. */
	async findLinkVisit({ linkId }, turn) {
		const link = await linkById(turn.tx, linkId);
		const visit = link?.appointmentId ? await appointmentById(turn.tx, link.appointmentId) : undefined;
		if (!visit) return { type: 'appointmentGone' };
		if (await theirs(turn, visit.id)) return { type: 'linkVisitFound', appointmentId: visit.id };
		turn.talk.beside.drafts.reference = showReference(visit.reference);
		return { type: 'linkVisitHidden' };
	},
};

/** What it is for, while it can still be used. */
const open = ({ tx, network }: Turn, link: Link): LinkAim | undefined =>
	isOpen(link, tx.now) ? aimOf(network, link, tx.now) : undefined;

/** Why it can't be used: that it was; else nothing, whether or not there ever was one. */
export async function closed(
	turn: Turn,
	link: Link | undefined,
): Promise<Extract<AnswerEvent, { type: 'linkUsed' | 'linkOver' }>> {
	const { tx } = turn;
	if (!link || statusOf(link, tx.now) !== 'booked') return { type: 'linkOver' };
	const visit = link.appointmentId === null ? undefined : await appointmentById(tx, link.appointmentId);
	const ahead = visit && ['booked', 'pending'].includes(visit.status) && visit.end > tx.now;
	const here = ahead && (await theirs(turn, visit.id));
	return { type: 'linkUsed', linkId: link.id, visit: here ? 'here' : ahead ? 'elsewhere' : 'none' };
}

/** The chat acts for the patient, as far as one does that has said who it is: nothing made elsewhere is shown to it. */
async function entrust({ tx, talk }: Turn, { id, patientId }: Link): Promise<void> {
	const others = (await peopleOf(tx, talk.id)).some((person) => person.relation === 'self');
	const relation = others ? 'carer' : 'self';
	await actFor(tx, { conversationId: talk.id, patientId, relation });
	const detail = { relation, link: id };
	await audit(tx, {
		...{ actor: 'patient', conversationId: talk.id, action: 'identified' },
		...{ entity: `patient:${patientId}`, detail },
	});
}

const opened = ({ link, service, location, practitioner }: LinkAim): AnswerEvent => ({
	type: 'linkOpened',
	patientId: link.patientId,
	serviceId: service.id,
	wishes: {
		...ANYWHERE_ANYTIME,
		areaId: location?.areaId ?? null,
		locationId: location?.id ?? null,
		practitionerId: practitioner?.id ?? null,
	},
});

/** What the link leaves open that a time is looked for by; nothing where there is none, or it can be used no more. */
export async function aimFor({ tx, network }: Turn, { linkId }: Pick<Seeking, 'linkId'>): Promise<LinkAim | undefined> {
	const link = linkId === null ? undefined : await linkById(tx, linkId);
	return link && aimOf(network, link, tx.now);
}

/** Whoever came by a link may have what is given by links only, and so may whoever has it already. */
export const cameByLink = ({ appointmentId, linkId }: Pick<Seeking, 'appointmentId' | 'linkId'>): boolean =>
	appointmentId !== null || linkId !== null;

/** Whether the link leaves open to be seen by this person, there. */
export const isOf = (aim: LinkAim | undefined, { practitioner, location }: Giver): boolean =>
	(aim?.practitioner ?? practitioner) === practitioner && (aim?.location ?? location) === location;

/** Whether a time is one that the link leaves open, if one came by a link. */
export async function mayHold(turn: Turn, sought: Pick<Seeking, 'linkId'>, slotId: number): Promise<boolean> {
	const aim = await aimFor(turn, sought);
	return aim ? fitsLink(turn.tx, aim, slotId) : sought.linkId === null;
}
