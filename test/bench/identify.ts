/**
 * `identify.fields`, `identify.number`: what it takes to be told that one is not identified, on SQLite among 20,000 patients:
 * in turn for a patient of whom one thing said is wrong, and for somebody who is not there. How many times longer the slower
 * of the two medians is, so that who measures an answer learns no more than who reads it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { openSqlite } from '../../db/sqlite.ts';
import type { Store } from '../../db/store.ts';
import { type Claim, identify } from '../../src/core/identify.ts';
import { writePatient } from '../../src/core/register.ts';
import { type Figure, type Figures, percentile, rounded } from './figures.ts';

const [PATIENTS, PAIRS, WARM_UP] = [20_000, 4_000, 500];
const MOST = 1.25;

export async function identification(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-identify-'));
	// What the disk takes to keep a try is the same for both, and would hide what is not.
	const store = openSqlite(join(folder, 'bench.db'), { keys: keyring(randomBytes(32)), durable: false });
	try {
		await fill(store);
		return {
			'identify.fields': await compare(store, (place) => ({ ...person(place), firstName: 'Zoey' })),
			'identify.number': await compare(store, (place) => ({
				...person(place),
				birthDate: '1984-03-13',
				number: numberOf(place),
			})),
		};
	} finally {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The first 20,000 are on file. */
const person = (place: number) => ({
	firstName: 'Zoë',
	surname: `Le Roux ${place}`,
	birthDate: '1984-03-12',
	gender: 'female' as const,
	contact: { system: 'phone' as const, value: `+27${820_000_000 + place}` },
});
const numberOf = (place: number) => ({ system: 'aid', value: `LMA${100_000 + place}` });

const fill = (store: Store): Promise<void> =>
	store.transaction(async (tx) => {
		for (let place = 0; place < PATIENTS; place++) {
			const { contact, ...fields } = person(place);
			const contacts = [{ ...contact, confirmedAt: tx.now }];
			const rest = { language: 'en', filesAt: ['clinic'], familyDoctor: null, identifiers: [numberOf(place)] };
			await writePatient(tx, { ...fields, contacts, ...rest });
		}
	});

async function compare(store: Store, claimOf: (place: number) => Omit<Claim, 'conversationId'>): Promise<Figure> {
	const took = { wrong: [] as number[], absent: [] as number[] };
	for (let pair = 0; pair < PAIRS; pair++) {
		// Each is somebody else in a chat of their own, so that no limit is met; and each comes first as often.
		const place = (pair * 7919) % PATIENTS;
		const both = [['wrong', place] as const, ['absent', place + PATIENTS] as const];
		for (const [kind, who] of pair % 2 === 0 ? both : both.reverse()) {
			const claim = { conversationId: `chat ${kind} ${pair}`, ...claimOf(who) };
			const start = performance.now();
			const { kind: told } = await store.transaction((tx) => identify(tx, claim));
			const us = (performance.now() - start) * 1000;
			if (told !== 'notIdentified') throw new Error(`Somebody who is ${kind} was told: ${told}.`);
			if (pair >= WARM_UP) took[kind].push(us);
		}
	}
	const [wrong, absent] = [percentile(took.wrong, 0.5), percentile(took.absent, 0.5)];
	const value = rounded(Math.max(wrong, absent) / Math.min(wrong, absent));
	const unit = `times (wrong ${rounded(wrong)} µs, absent ${rounded(absent)} µs)`;
	return { value, unit, must: `≤ ${MOST}`, ok: value <= MOST };
}
