/** Until when a patient may move or cancel a visit: the link type's rule goes before its service's, and that before the network's. */
import type { Reading } from '../../db/store.ts';
import type { CutOffs } from '../../db/tables/clinic.ts';
import type { Appointment } from './appointments.ts';
import { linkById } from './links.ts';
import { cutOffsOf, type Network } from './network.ts';

/** In minutes before its start. One that was booked by a link that lets nobody move it has an endless one. */
export async function cutOffsFor(
	reading: Reading,
	network: Network,
	{ serviceId, linkId }: Pick<Appointment, 'serviceId' | 'linkId'>,
): Promise<CutOffs> {
	const cutOffs = cutOffsOf(network, serviceId);
	const link = linkId === null ? undefined : await linkById(reading, linkId);
	const type = network.linkTypes.byId.get(link?.linkTypeId ?? 0);
	if (!type) return cutOffs;
	const rescheduleMinutes = type.mayReschedule ? (type.rescheduleMinutes ?? cutOffs.rescheduleMinutes) : Infinity;
	return { ...cutOffs, rescheduleMinutes };
}
