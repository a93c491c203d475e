/** Whose leave a member may enter: their own, and that of who works nowhere but at their clinics. */
import type { Network, Practitioner } from '../../core/network.ts';
import type { Member } from '../dialogue/who.ts';
import { placesOf } from '../grammar/names.ts';
import { managedAt } from '../grammar/people.ts';

export const managesAll = (network: Network, member: Member, practitioner: Practitioner): boolean =>
	member.practitioner === practitioner.code ||
	managedAt(member, practitioner, network).length === placesOf(practitioner, network).length;
