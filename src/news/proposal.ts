/** What a patient is told when a day fails: that the visit can't take place, and which time is kept instead. */
import { slotById } from '../../db/queries/holds.ts';
import { askProposal, askProposalOver } from '../../flows/patient/proposal.ts';
import { appointmentById } from '../core/appointments.ts';
import { proposalOf } from '../core/proposals.ts';
import type { Telling } from '../news.ts';
import type { News } from '../news-sent.ts';
import { timeFacts, visitFacts } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';

export interface ProposalNews extends News {
	readonly news: 'visitFailed' | 'proposalOver';
	readonly proposalId: number;
	/** `staff:<id>` */
	readonly by?: string;
}

/** The proposal and the visit it is about, while that is still cancelled and nobody has answered. */
async function open({ tx }: Turn, { proposalId }: ProposalNews) {
	const proposal = await proposalOf(tx, proposalId);
	const visit = proposal && (await appointmentById(tx, proposal.appointmentId));
	if (visit?.status !== 'cancelled' || proposal?.status === 'accepted' || proposal?.status === 'declined')
		return undefined;
	return { proposal: proposal!, visit };
}

const failed: Telling = async (turn, news: ProposalNews) => {
	const now = await open(turn, news);
	if (!now) return undefined;
	const { proposal, visit } = now;
	const { slotId, until } = proposal;
	const [slot] =
		slotId !== null && until !== null && until > turn.tx.now ? await turn.tx.run(slotById, { id: slotId }) : [];
	const kept = slot && { time: timeFacts(turn.network, slot.id, slot), until: until! };
	return askProposal(await visitFacts(turn, visit), proposal.id, kept);
};

const over: Telling = async (turn, news: ProposalNews) => {
	const now = await open(turn, news);
	return now && askProposalOver(await visitFacts(turn, now.visit));
};

export const proposalNews: Readonly<Record<ProposalNews['news'], Telling>> = {
	visitFailed: failed,
	proposalOver: over,
};
