/** The network's settings where its description, or an older release's, says nothing of them. */
import type { NetworkSettings } from '../../db/tables/clinic.ts';

/** What holds unless a description says otherwise: any visit may be changed until it begins. */
export const PLAIN: NetworkSettings = {
	name: '',
	welcome: '',
	phone: '',
	country: '',
	languages: ['en'],
	terms: { version: '1', text: '' },
	holdMinutes: 5,
	noticeMinutes: 0,
	windowDays: 60,
	cutOffs: { rescheduleMinutes: 0, cancelMinutes: 0 },
	registration: false,
	identifiers: [],
	childBelow: 18,
	retention: { chatDays: 180, provisionalDays: 365, visitDays: 3650, auditDays: 3650 },
	registers: {},
	desk: { hereMinutes: 60, noShowMinutes: 30, proposalMinutes: 1440, handoverMinutes: 240, rulesAheadDays: 28 },
};
