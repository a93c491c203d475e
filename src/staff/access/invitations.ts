/** `/invitations`: those given and not yet used, with a button to withdraw each. */
import { openInvitations, withdrawInvitation } from '../../../db/queries/invitations.ts';
import { at, line, part } from '../../../flows/prompt.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command } from '../dialogue/command.ts';
import { administers, type Member, record } from '../dialogue/who.ts';
import { calledBy, clinicNames, isOver, staffNumbered, zoneOf } from '../finding/colleagues.ts';

/** What an invitation is called in a line: not enough of its hash to use it, as the hash is not. */
const SHORT = 10;
const MOST = 10;

export const invitations: Command = {
	roles: ADMINISTRATORS,
	privately: true,
	async run(turn, member, { rest }) {
		const withdrawn = /^(?:withdraw|retirer)\s+(\S+)$/i.exec(rest)?.[1];
		if (withdrawn !== undefined) await withdraw(turn, member, withdrawn);
		await list(turn, member);
	},
	examples: () => [],
};

async function withdraw(turn: Turn, member: Member, short: string): Promise<void> {
	const { tx, talk } = turn;
	const [invitation] = (await theirs(turn, member)).filter(({ codeHash }) => codeHash.startsWith(short));
	const done = invitation && (await tx.run(withdrawInvitation, { codeHash: invitation.codeHash, now: tx.now }));
	if (done?.length) {
		await record(tx, talk, member, 'withdrew invitation', `invitation:${short}`);
		talk.said.push(part('staff-withdrawn'));
	} else talk.said.push(part('staff-withdrawn-not'));
}

async function list(turn: Turn, member: Member): Promise<void> {
	const all = await theirs(turn, member);
	const zone = zoneOf(turn, member);
	if (all.length === 0) {
		turn.talk.said.push(part('staff-invitations-none'));
		return;
	}
	const shown = all.slice(-MOST);
	const parts = [part('staff-invitations')];
	for (const { role, locations, name, invitedBy, expiresAt, staffId } of shown) {
		const again = staffId !== null;
		const by = Number(/^staff:(\d+)$/.exec(invitedBy ?? '')?.[1]);
		const inviter = by ? await staffNumbered(turn.tx, by) : undefined;
		parts.push(
			line(again ? 'staff-invitation-again' : 'staff-invitation', {
				role,
				place: clinicNames(turn, locations),
				name: name ?? '',
				by: inviter ? calledBy(turn.network, inviter) : '',
				until: at(expiresAt, zone),
			}),
		);
	}
	offer(
		turn,
		parts,
		shown.map(({ codeHash, name, role }) => ({
			label: part('staff-choice-withdraw', { name: name ?? '', role }),
			line: `invitations withdraw ${codeHash.slice(0, SHORT)}`,
		})),
	);
}

/** Those that this administrator could have given. */
async function theirs({ tx }: Turn, member: Member) {
	const open = await tx.run(openInvitations, { now: tx.now });
	const mine = [];
	for (const each of open) {
		const over =
			each.staffId === null
				? (each.locations.length > 0 ? each.locations : [null]).every((location) => administers(member, location))
				: isOver(member, (await staffNumbered(tx, each.staffId)) ?? { roles: [] });
		if (over) mine.push(each);
	}
	// Of those given at one moment, by name: their hashes are in no order.
	return mine.toSorted((a, b) => a.createdAt - b.createdAt || (a.name ?? '').localeCompare(b.name ?? ''));
}
