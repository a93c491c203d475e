/** `npm run rekey`: another data key takes the place of the one until now. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sqliteKit } from '../../db/columns.ts';
import { keyring } from '../../db/keyring.ts';
import { shapesOf } from '../../db/queries/rekey.ts';
import { defineTables } from '../../db/schema.ts';
import { sealTrail } from '../../src/trail/seal.ts';
import { verifyTrail } from '../../src/trail/verify.ts';
import { allValues, byHand } from '../by-hand.ts';
import { ENGINES } from '../engines.ts';
import { Clinic, fill, lifeIn } from './clinic.ts';

const ALIVE = {
	chat: { reason: 'a private cough' },
	snapshot: true,
	told: 1,
	actsFor: 'Ana',
	byNumber: 'identified',
	byName: 'identified',
	bySecondName: 'notIdentified',
	staff: 'Zanele Dlamini',
	waits: 1,
	asked: true,
	proposed: true,
	withPerson: [true],
	desk: [true],
	passedOn: 1,
	clinicTimers: 1,
	link: 1,
	held: 'held',
};
const HASH = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/** Something fails when it is said for the nth time how far it is. */
const interruptedAt = (step: number) => {
	let steps = 0;
	return () => {
		if (++steps === step) throw new Error('interrupted');
	};
};

describe.each(ENGINES)('A new data key on %s', (engine) => {
	let filled: Clinic;
	let clinic: Clinic;
	beforeAll(async () => {
		filled = await Clinic.open(engine);
		await filled.within(fill);
	});
	afterAll(() => filled.end());
	beforeEach(async () => {
		clinic = await filled.copy();
	});
	afterEach(() => clinic.end());

	const keyFiles = () => readdirSync(clinic.folder).sort();
	const aFormerOne = () => join(clinic.folder, keyFiles().find((name) => name.startsWith('data.key.former-'))!);
	const hashes = async () => {
		const values = await allValues(clinic.url);
		return new Map(
			values.flatMap(({ value, table, column }) =>
				(value.toString('latin1').match(HASH) ?? []).map((hash) => [hash, `${table}.${column}`]),
			),
		);
	};
	const kill = (at: number): Promise<{ signal: string | null; code: number | null; errors: string }> =>
		new Promise((ended) => {
			const child = spawn(process.execPath, [
				'--import',
				new URL('../quick-start.js', import.meta.url).href,
				resolve(import.meta.dirname, 'killed.ts'),
				clinic.url,
				clinic.keyFile,
				String(at),
			]);
			let errors = '';
			child.stderr.on('data', (chunk) => {
				errors += chunk;
			});
			child.on('close', (code, signal) => ended({ code, signal, errors }));
		});

	it('opens all that the former one did, finds all that was found, and the former one opens nothing', async () => {
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
		await clinic.within((store) => sealTrail(store));
		const before = await hashes();
		const former = clinic.keys();
		await byHand(clinic.url, 'update invitation set expires_at = 9000000000000 where used_at is null');
		const { code, said } = await clinic.rekey();
		expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('The new key is in data.key') });
		expect(said).toContain('(1) have ended');

		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
		const { findings, rows } = await clinic.within((store) => verifyTrail(store));
		expect({ findings, rows }).toEqual({ findings: [], rows: 42 });

		// No hash that the former key made is left, but that of an invitation that is over.
		const left = [...(await hashes())].filter(([hash]) => before.has(hash));
		expect(new Set(left.map(([, where]) => where))).toEqual(new Set(['invitation.code_hash']));
		const tables = shapesOf(defineTables(sqliteKit(former)));
		const places = tables.flatMap(({ sealed }) => sealed.map(({ place }) => place));
		const sealed = (await allValues(clinic.url)).filter(({ table, column }) => places.includes(`${table}.${column}`));
		expect(new Set(sealed.map(({ table }) => table)).size).toBeGreaterThan(9);
		for (const { table, column, value } of sealed) expect(() => former.unseal(value, `${table}.${column}`)).toThrow();
		await expect(clinic.within(lifeIn, { keys: former })).rejects.toThrow('This key does not fit the database');
	});

	it('stands in a file for its owner only, and the former one beside it', async () => {
		const former = readFileSync(clinic.keyFile, 'utf8');
		await clinic.rekey();
		expect(keyFiles()).toEqual(['data.key', expect.stringMatching(/^data\.key\.former-\d{4}-\d{2}-\d{2}$/)]);
		expect(readFileSync(aFormerOne(), 'utf8')).toBe(former);
		expect(readFileSync(clinic.keyFile, 'utf8')).not.toBe(former);
		for (const file of [clinic.keyFile, aFormerOne()]) expect(statSync(file).mode & 0o777).toBe(0o600);
		// And once more, on the same day.
		expect((await clinic.rekey()).code).toBe(0);
		expect(keyFiles()).toHaveLength(3);
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
	});

	it('comes in whole, wherever it is interrupted, and nothing starts on what is half of each', async () => {
		const sentences = new Set<string>();
		let runs = 0;
		for (let inPlace = false; !inPlace; runs++) {
			await clinic.rekey([], { tell: interruptedAt(2) }).catch(({ message }) => expect(message).toBe('interrupted'));
			inPlace = keyFiles().length > 1 && !existsSync(`${clinic.keyFile}.next`);
			if (!inPlace) sentences.add(await clinic.within(async () => 'started').catch(({ message }) => message));
		}
		expect(runs).toBeGreaterThan(9);
		expect([...sentences]).toEqual([
			expect.stringContaining('the database is between the two'),
			expect.stringContaining('If "npm run rekey" was interrupted, type it again.'),
		]);
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
		expect(await clinic.within((store) => verifyTrail(store))).toMatchObject({ findings: [], rows: 42 });
	}, 60_000);

	it('comes in whole after its process was killed', async () => {
		for (const at of [4, 7]) expect(await kill(at)).toMatchObject({ signal: 'SIGKILL', errors: '' });
		expect(await clinic.rekey()).toMatchObject({ code: 0 });
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
		expect(await clinic.within((store) => verifyTrail(store))).toMatchObject({ findings: [], rows: 42 });
	}, 60_000);

	it('is not brought in beside a server, which then finds everything as it was', async () => {
		const before = readFileSync(clinic.keyFile, 'utf8');
		await clinic.within(
			async (store) => {
				const { code, said } = await clinic.rekey();
				expect({ code, said }).toEqual({
					code: 1,
					said: expect.stringMatching(/Another Waitless server is using|Others are connected to this database/),
				});
				expect(await lifeIn(store)).toEqual(ALIVE);
			},
			{ server: true },
		);
		expect(keyFiles()).toEqual(['data.key']);
		expect(readFileSync(clinic.keyFile, 'utf8')).toBe(before);
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
	});

	it('is not brought in while the trail is not as it was written, unless that is known; then it stays marked', async () => {
		await byHand(clinic.url, "update audit_event set actor = 'staff:9' where seq = 7");
		const { code, said } = await clinic.rekey();
		expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('"npm run audit -- verify" says where') });
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
		expect(await clinic.rekey(['--with-broken-trail'])).toMatchObject({ code: 0 });
		const { findings } = await clinic.within((store) => verifyTrail(store));
		expect(findings).toMatchObject([{ kind: 'foreign', seq: 7 }]);
	});

	it('is given by the environment where the former one is, and the command says what to change', async () => {
		const DATA_KEY = readFileSync(clinic.keyFile, 'utf8');
		const NEXT_DATA_KEY = randomBytes(32).toString('base64');
		expect(await clinic.rekey([], { environment: { DATA_KEY } })).toMatchObject({
			code: 1,
			said: expect.stringContaining('must be given in NEXT_DATA_KEY'),
		});
		const environment = { DATA_KEY, NEXT_DATA_KEY };
		for (let times = 0; times < 2; times++)
			expect(await clinic.rekey([], { environment })).toMatchObject({
				code: 0,
				said: expect.stringContaining('Now put the value of NEXT_DATA_KEY into DATA_KEY'),
			});
		expect(keyFiles()).toEqual(['data.key']);
		writeFileSync(clinic.keyFile, NEXT_DATA_KEY);
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
	});

	it('that was begun and then lost is asked for, and nothing is made worse', async () => {
		await clinic.rekey([], { tell: interruptedAt(6) }).catch(() => {});
		const next = readFileSync(`${clinic.keyFile}.next`);
		rmSync(`${clinic.keyFile}.next`);
		expect(await clinic.rekey()).toMatchObject({ code: 1, said: expect.stringContaining('Put that one back') });
		writeFileSync(`${clinic.keyFile}.next`, next);
		expect(await clinic.rekey()).toMatchObject({ code: 0 });
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
	});

	it('lets an entry that neither key opens be, and says so', async () => {
		await byHand(
			clinic.url,
			engine === 'sqlite'
				? "update patient set name = x'0102' where id = 5"
				: "update patient set name = decode('0102', 'hex') where id = 5",
		);
		const { code, said } = await clinic.rekey();
		expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('could be opened with neither key') });
		expect(await clinic.within(lifeIn)).toEqual(ALIVE);
	});
});

it('Every sealed column is known to whoever changes the key, by the place that it is sealed for', () => {
	const keys = keyring(randomBytes(32));
	const tables = defineTables(sqliteKit(keys));
	const shapes = shapesOf(tables);
	expect(shapes.flatMap(({ sealed }) => sealed).length).toBeGreaterThan(18);
	for (const { table, sealed } of shapes)
		for (const { name, place } of sealed) {
			const column = (tables[table] as unknown as Record<string, { mapFromDriverValue(value: unknown): unknown }>)[
				name
			]!;
			expect(column.mapFromDriverValue(keys.seal('"x"', place))).toBe('x');
		}
});
