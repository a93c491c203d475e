/** The demo network's open times: a timetable of the week, opened for two weeks from today on each clinic's own calendar. */
import { DateTime } from 'luxon';
import type { Tx } from '../../../db/store.ts';
import type { Network } from '../../core/network.ts';
import { openSession } from '../../core/sessions.ts';

/** For how many days times are opened, today among them. */
const OPEN_DAYS = 14;

type Weekly = readonly [
	practitioner: string,
	location: string,
	weekdays: string,
	/** A lunch break lies between two stretches. */
	hours: string,
	slotMinutes: number,
	/** Left out: patients may book them in a chat. */
	kept?: 'walk-in only',
];

const TIMETABLE: readonly Weekly[] = [
	['naidoo', 'harbour', 'Mon Tue Wed Thu Fri', '08:30-12:30 13:30-16:30', 10],
	['dlamini', 'harbour', 'Mon Tue Thu', '09:00-12:00 13:00-17:00', 20],
	['dlamini', 'harbour', 'Wed', '17:00-20:00', 20],
	['van-wyk', 'harbour', 'Mon Tue Wed Thu', '08:00-12:00 12:45-15:45', 15],
	['van-wyk', 'harbour', 'Fri', '08:00-12:00', 15, 'walk-in only'],
	['van-wyk', 'harbour', 'Sat', '09:00-12:00', 15],
	['jacobs', 'harbour', 'Tue Wed Thu Fri', '09:00-12:00 13:00-16:45', 45],
	['abrahams', 'harbour', 'Mon Wed', '09:00-12:00 13:00-16:00', 20],
	['abrahams', 'little-lighthouse', 'Tue Thu', '14:00-18:00', 20],
	['mokoena', 'little-lighthouse', 'Mon Tue Wed Thu Fri', '08:30-12:00 13:00-15:30', 10],
	['mokoena', 'little-lighthouse', 'Sun', '10:00-12:00', 20],
	['botha', 'little-lighthouse', 'Mon Tue Wed Thu Fri', '09:00-12:00', 10],
	['botha', 'little-lighthouse', 'Sat', '09:00-12:00', 10],
	['tremblay', 'canal', 'Mon Tue Wed Thu', '08:30-12:00 13:00-16:00', 10],
	['nguyen', 'canal', 'Mon Wed Fri', '09:00-12:00 13:00-16:00', 20],
	['nguyen', 'canal', 'Tue Thu', '17:00-20:00', 20],
	['gagnon', 'canal', 'Mon Wed Fri', '07:30-11:30 12:15-15:00', 15],
	['gagnon', 'plateau', 'Tue Thu', '07:30-11:30 12:15-15:00', 15],
	['haddad', 'plateau', 'Mon Tue Wed Thu Fri', '09:00-12:00 13:00-16:00', 10],
	['haddad', 'plateau', 'Sat', '09:00-12:00', 10],
	['roy', 'plateau', 'Mon Tue', '10:00-13:00 14:00-17:45', 45],
	['roy', 'canal', 'Wed Thu Fri', '08:30-11:30 12:30-15:30', 45],
];

/** Opens them all, except what has passed of today. */
export async function openTimes(tx: Tx, network: Network): Promise<void> {
	for (let day = 0; day < OPEN_DAYS; day++) for (const entry of TIMETABLE) await openDay(tx, network, entry, day);
}

async function openDay(tx: Tx, network: Network, entry: Weekly, day: number): Promise<void> {
	const [who, where, weekdays, hours, slotMinutes, kept] = entry;
	const location = network.locations.byCode.get(where)!;
	const practitioner = network.practitioners.byCode.get(who)!;
	const { services } = practitioner.roles.find((role) => role.location === where)!;
	const now = DateTime.fromMillis(tx.now, { zone: location.zone, locale: 'en' });
	const date = now.plus({ days: day });
	if (!weekdays.includes(date.weekdayShort!)) return;
	for (const [opens, to] of hours.split(' ').map((stretch) => stretch.split('-') as [string, string])) {
		const from = day === 0 ? later(opens, nextHour(now)) : opens;
		if (from >= to) continue;
		await openSession(tx, network, {
			practitionerId: practitioner.id,
			locationId: location.id,
			serviceIds: services.map((code) => network.services.byCode.get(code)!.id),
			date: date.toISODate()!,
			from,
			to,
			slotMinutes,
			openedBy: 'demo',
			online: kept === undefined,
		});
	}
}

/** The next full hour of the same day; `24:00` in its last one. */
const nextHour = (now: DateTime): string => `${String(now.hour + 1).padStart(2, '0')}:00`;

/** Of two times written alike. */
const later = (a: string, b: string): string => (a > b ? a : b);
