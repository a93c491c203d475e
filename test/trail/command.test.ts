/** `npm run audit`: what it says of the trail, and with which code it ends. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { audit as audited } from '../../src/audit.ts';
import { readConfig } from '../../src/config.ts';
import { proveKey } from '../../src/data-key.ts';
import { auditCommand } from '../../src/trail/command.ts';
import { byHand } from '../by-hand.ts';
import { ENGINES, newPlace, type Place } from '../engines.ts';
import { lookedAt } from './trail.ts';

const DATA_KEY = randomBytes(32).toString('base64');

describe.each(ENGINES)('npm run audit on %s', (engine) => {
	let place: Place;
	/** A server that goes on meanwhile. */
	let store: Store;
	beforeEach(async () => {
		place = await newPlace(engine);
		const keys = keyring(Buffer.from(DATA_KEY, 'base64'));
		store = await open(place.url, { keys, durable: false, server: true });
		await proveKey(store, { DATA_KEY_FILE: 'data.key' });
	});
	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	async function audit(...args: string[]): Promise<{ code: number; said: string }> {
		const lines: string[] = [];
		const config = readConfig({ DATABASE_URL: place.url, DATA_KEY });
		const code = await auditCommand(args, { config, print: (text) => lines.push(text), tell: () => {} });
		return { code, said: lines.join('\n') };
	}

	it('says that the trail is intact, how long it is and where it ends', async () => {
		expect(await audit('verify')).toEqual({ code: 0, said: 'The trail is intact: nothing is in it yet.' });
		await lookedAt(store, 3);
		const { said: head } = await audit('head');
		expect(head).toMatch(/^3:[\w-]{43}$/);
		expect(await audit('verify')).toEqual({
			code: 0,
			said: expect.stringMatching(/^The trail is intact: 3 rows from .* UTC on, places 1 to 3\. Its head is 3:/),
		});
		await lookedAt(store, 2);
		expect(await audit('verify', '--head', head)).toMatchObject({ code: 0 });
	});

	it('says that there are rows which have no place in it yet', async () => {
		await lookedAt(store, 2);
		await store.transaction((tx) => audited(tx, { actor: 'system', action: 'looked', entity: 'patient:1' }));
		expect((await audit('verify')).said).toMatch(/intact: 2 rows .*\nThe newest rows have no place yet/);
	});

	it('names each row that was changed or removed, with its time, and ends with 1', async () => {
		await lookedAt(store, 6);
		await byHand(
			place.url,
			"update audit_event set action = 'closed file' where seq = 2",
			'delete from audit_event where seq = 4',
		);
		const { code, said } = await audit('verify');
		expect(code).toBe(1);
		expect(said).toMatch(
			/^Row 2, of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, was changed\.\nRow 4 was removed: the next is of .* UTC\.$/,
		);
	});

	it('finds by a head that was kept that the whole database was set back', async () => {
		await lookedAt(store, 3);
		const former = await audit('head');
		await lookedAt(store, 2);
		const { said: head } = await audit('head');
		// As a backup would bring it back.
		const [seq, link] = former.said.split(':');
		const chain = `${link}.${store.keys.hash('trail end', `${seq} ${link}`)}`;
		await byHand(
			place.url,
			'delete from audit_event where seq > 3',
			`update audit_head set seq = 3, chain = '${chain}'`,
		);
		expect(await audit('verify')).toMatchObject({ code: 0 });
		expect(await audit('verify', '--head', head)).toEqual({
			code: 1,
			said: expect.stringContaining('the database was set back to an older state'),
		});
	});

	it('shows how it is used to whoever asks for anything else', async () => {
		for (const args of [[], ['look'], ['verify', 'more'], ['verify', '--head', 'x'], ['head', '--head', '1:x']])
			expect(await audit(...args)).toEqual({ code: 1, said: expect.stringMatching(/^Usage:/) });
	});

	it('makes neither a database nor a key', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'waitless-audit-'));
		const config = readConfig({
			DATABASE_URL: `file:${join(folder, 'none.db')}`,
			DATA_KEY_FILE: join(folder, 'data.key'),
		});
		const deps = { config, print: () => {}, tell: () => {} };
		await expect(auditCommand(['verify'], deps)).rejects.toThrow('There is no database in');
		const noKey = { ...deps, config: { ...config, DATABASE_URL: place.url } };
		await expect(auditCommand(['verify'], noKey)).rejects.toThrow('There is no data key in');
		rmSync(folder, { recursive: true });
	});
});
