/**
 * `moveday.told`: sixty patients, each in a Telegram chat of their own, are told that their visits can't take place: how
 * long from the commit until Telegram has the last message, under the limits it sets; `moveday.rate`: how many messages it
 * got at most in any second. A house in this process on SQLite (FULL), with its own ticks and sender.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { actFor } from '../../src/core/acting.ts';
import { book } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { networkOf } from '../../src/core/network.ts';
import { openSession } from '../../src/core/sessions.ts';
import { failAndTell } from '../../src/failed-day.ts';
import { type House, openHouse } from '../../src/house.ts';
import { conversationId } from '../../src/talk.ts';
import { mustRegister } from '../network.ts';
import { startTelegram, type Telegram } from '../telegram/server.ts';
import { type Figures, rounded } from './figures.ts';

const VISITS = 60;
/** Thirty a second (src/channels/telegram/limiter.ts): two seconds, and as much again for a slow machine. */
const TOLD_WITHIN_S = 4;
/** Telegram's own figure, and a tenth more, as what was sent evenly may arrive in bunches. */
const MOST_A_SECOND = 33;
const SECOND_MS = 1_000;

export async function telling(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-telling-'));
	const telegram = await startTelegram();
	const house = await openHouse(
		readConfig({
			PORT: '0',
			DATABASE_URL: `file:${join(folder, 'waitless.db')}`,
			DATA_KEY_FILE: join(folder, 'data.key'),
			TELEGRAM_TOKEN: telegram.token,
			TELEGRAM_API_ROOT: telegram.url,
		}),
		{ logger: pino({ level: 'silent' }) },
	);
	try {
		const arrivals = await told(house, telegram, await visits(house, telegram));
		if (telegram.violations.length > 0) throw new Error(telegram.violations[0]);
		const seconds = rounded(arrivals.at(-1)! / SECOND_MS);
		const most = Math.max(
			...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + SECOND_MS).length),
		);
		return {
			'moveday.told': {
				...{ value: seconds, unit: `s (${VISITS} chats)`, must: `≤ ${TOLD_WITHIN_S}` },
				ok: seconds <= TOLD_WITHIN_S,
			},
			'moveday.rate': {
				...{ value: most, unit: 'messages in a second', must: `≤ ${MOST_A_SECOND}` },
				ok: most <= MOST_A_SECOND,
			},
		};
	} finally {
		await house.close();
		await telegram.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Booked {
	readonly practitionerId: number;
	readonly locationId: number;
	readonly start: number;
}

/** Sixty people who have said hello, each with a visit on one day; the day after is free. Answers whose day it is. */
async function visits({ store }: House, telegram: Telegram): Promise<Booked> {
	const people = Array.from({ length: VISITS }, (_, i) => telegram.person({ id: 20_000 + i, name: 'Ana' }));
	for (const person of people) person.starts();
	for (const person of people) await person.hears();
	await store.transaction((tx) =>
		applyNetwork(tx, {
			locations: { harbour: { name: 'Harbour Clinic', zone: 'UTC' } },
			services: { general: { name: 'General visit', length: 10 } },
			practitioners: { naidoo: { name: 'Dr Naidoo', roles: [{ location: 'harbour', services: ['general'] }] } },
		}),
	);
	const network = await store.read(networkOf);
	const [practitioner, location, service] = [network.practitioners, network.locations, network.services].map(
		({ all }) => all.findLast(({ retired }) => !retired)!,
	);
	const serviceId = service!.id;
	const where = { practitionerId: practitioner!.id, locationId: location!.id };
	const [failing, other] = [7, 8].map((days) => DateTime.utc().plus({ days }).toISODate());
	return store.transaction(async (tx) => {
		for (const date of [failing!, other!])
			await openSession(tx, network, {
				...{ ...where, serviceIds: [serviceId], date, from: '08:00', to: '18:00', slotMinutes: 10 },
				...{ openedBy: 'desk', online: true },
			});
		const localDate = Number(failing!.replaceAll('-', ''));
		for (const [i, slot] of (await dayOf(tx, { ...where, localDate })).entries()) {
			const address = { channel: 'telegram', bot: String(telegram.bot().me.id) } as const;
			const chat = String(20_000 + i);
			const conversation = conversationId(tx.keys, { ...address, chat, sender: chat }, 'patient');
			const patientId = await mustRegister(tx);
			await actFor(tx, { conversationId: conversation, patientId, relation: 'self', proved: true });
			const visit = { slotId: slot.id, serviceId, patientId, by: conversation, conversationId: conversation };
			const { kind } = await book(tx, network, { ...visit, bookedBy: 'patient' });
			if (kind !== 'booked') throw new Error(`A visit was ${kind}.`);
		}
		return { ...where, start: Date.parse(`${failing}T00:00:00Z`) };
	});
}

/** When each of them was told, in ms since the commit. */
async function told({ store }: House, telegram: Telegram, { start, ...where }: Booked): Promise<number[]> {
	// What was said before counts towards no limit any more.
	await elapse(4 * SECOND_MS);
	const before = telegram.calls.length;
	await store.transaction(async (tx) =>
		failAndTell(tx, await networkOf(tx), {
			...{ stretches: [{ ...where, start, end: start + 86_400_000 }], by: 'staff:1', proposing: true },
		}),
	);
	const committed = performance.now();
	const sent = () => telegram.calls.slice(before).filter(({ method }) => method === 'sendMessage');
	while (sent().length < VISITS) {
		if (performance.now() - committed > 60 * SECOND_MS) throw new Error(`${sent().length} of ${VISITS} were told.`);
		await elapse(20);
	}
	return sent().map(({ at }) => at - committed);
}
