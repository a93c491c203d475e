/** The package as others install it: packed, unpacked elsewhere, with nothing around it but what the diary itself needs. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
/** Neither pg nor any bot. */
const NEEDED = ['better-sqlite3', 'drizzle-orm', 'libphonenumber-js', 'luxon'];

describe('The core as a package', () => {
	let folder: string;
	const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-package-'));
		const unpacked = join(folder, 'node_modules/waitless');
		mkdirSync(unpacked, { recursive: true });
		await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
		const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
		await run('tar', ['-xzf', join(folder, tarball!), '-C', unpacked, '--strip-components=1']);
		for (const name of [...NEEDED, '@types/node', 'undici-types']) {
			const link = join(folder, 'node_modules', name);
			mkdirSync(dirname(link), { recursive: true });
			symlinkSync(join(root, 'node_modules', name), link);
		}
		const [, example] = /```js\n([^`]*'waitless\/core'[^`]*)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))!;
		write('example.mjs', example!);
	}, 60_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('books and cancels a visit as the README says', { timeout: 60_000 }, async () => {
		const { stdout } = await run(process.execPath, ['example.mjs'], { cwd: folder });
		expect(stdout).toMatch(/^booked [A-Z0-9]{4}-[A-Z0-9]{4} 2050-09-08T06:00:00.000Z\ncancelled\n$/);
	});

	it('says what is missing only when PostgreSQL is asked for', async () => {
		write(
			'postgres.mjs',
			`import { keyring, open } from 'waitless/core';
			await open('postgres://localhost/diary', { keys: keyring(new Uint8Array(32)) }).catch(({ message }) => console.log(message));`,
		);
		const { stdout } = await run(process.execPath, ['postgres.mjs'], { cwd: folder });
		expect(stdout).toMatch(/^Cannot find package 'pg'/);
	});

	it('has types, which the README keeps to', async () => {
		write(
			'types.ts',
			`import type { Booked, Network, Tx } from 'waitless/core';
			import { book } from 'waitless/core';
			export async function tryIt(tx: Tx, network: Network): Promise<Booked> {
				// @ts-expect-error: it must be said who books, and which time.
				await book(tx, network, {});
				const booked = await book(tx, network, { slotId: 1, serviceId: 1, patientId: 1, by: 'me', bookedBy: 'patient' });
				// @ts-expect-error: one that was taken has no appointment.
				booked.appointment;
				if (booked.kind === 'booked') {
					const start: number = booked.appointment.start;
					// @ts-expect-error: an instant is a number.
					const text: string = booked.appointment.start;
					console.log(start, text);
				}
				return booked;
			}`,
		);
		const compilerOptions = { strict: true, noEmit: true, allowJs: true, checkJs: true, skipLibCheck: true };
		const how = { module: 'NodeNext', target: 'ES2024', types: ['node'] };
		const options = { ...compilerOptions, ...how };
		write('tsconfig.json', JSON.stringify({ compilerOptions: options, files: ['example.mjs', 'types.ts'] }));
		write('package.json', '{ "type": "module" }');
		await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false']).catch(({ stdout }) =>
			expect(stdout).toBe(''),
		);
	});
});
