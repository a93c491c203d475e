/** The time that a clinic keeps for a patient whose visit it cancelled: taken or declined in their chat. */
import type { ProposalAnswer } from '../../flows/patient/proposal.ts';
import { peopleOf } from '../core/acting.ts';
import { appointmentById } from '../core/appointments.ts';
import { acceptProposal, giveUp, proposalOf } from '../core/proposals.ts';
import { visitChanged } from '../visit-changed.ts';
import { visitFacts } from './facts.ts';
import type { Performers, Turn } from './performer.ts';

type Proposals = Pick<Performers, 'takeProposal' | 'declineProposal'>;

export const proposals: Proposals = {
	async takeProposal({ proposalId }, turn) {
		const { tx, network, talk } = turn;
		if (!(await mayAnswer(turn, proposalId))) return { type: 'proposalGone', why: 'answered' };
		const taken = await acceptProposal(tx, network, { proposalId, by: talk.id });
		if (taken.kind === 'taken') return { type: 'proposalGone', why: 'taken' };
		if (taken.kind === 'gone') return gone(turn, proposalId);
		const { visit, from } = taken;
		await visitChanged(tx, network, { what: 'rescheduled', visit, from, by: 'patient' });
		return { type: 'proposalAccepted', visit: await visitFacts(turn, visit), fromStart: from.start };
	},

	async declineProposal({ proposalId }, turn) {
		const { tx, talk } = turn;
		if (!(await mayAnswer(turn, proposalId))) return { type: 'proposalGone', why: 'answered' };
		return (await giveUp(tx, proposalId, 'declined', talk.id)) ? { type: 'proposalGivenUp' } : gone(turn, proposalId);
	},
};

/** It was answered before; or the visit takes place as it was, as the clinic took its cancelling back. */
async function gone(turn: Turn, proposalId: number): Promise<ProposalAnswer> {
	const { status, appointmentId } = (await proposalOf(turn.tx, proposalId))!;
	const visit = (await appointmentById(turn.tx, appointmentId))!;
	if (status === 'accepted' || visit.status === 'cancelled') return { type: 'proposalGone', why: 'answered' };
	return { type: 'proposalGone', why: 'back', visit: await visitFacts(turn, visit) };
}

/** Whether this chat acts for whoever it is kept for, and could see the visit. */
async function mayAnswer({ tx, talk }: Turn, proposalId: number): Promise<boolean> {
	const proposal = await proposalOf(tx, proposalId);
	const visit = proposal && (await appointmentById(tx, proposal.appointmentId));
	return (
		visit !== undefined &&
		(await peopleOf(tx, talk.id)).some(
			({ patientId, provedAt }) =>
				patientId === visit.patientId && (provedAt !== null || visit.conversationId === talk.id),
		)
	);
}
