/** A network of forty clinics and sixty practitioners: whatever the desk may choose from, it comes to all of it. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from '../../src/door.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { type Clinic, clinicWith } from '../diary/clinic.ts';
import { ENGINES } from '../engines.ts';
import { Caller } from '../turn/caller.ts';

const CLINICS = Array.from({ length: 40 }, (_, i) => `Clinic ${i + 1}`);
const PEOPLE = Array.from({ length: 60 }, (_, i) => `Dr Nr ${i + 1}`);

describe.each(ENGINES)('On %s', (engine) => {
	let clinic: Clinic;
	let desk: Caller;
	beforeAll(async () => {
		clinic = await clinicWith(engine, PEOPLE, CLINICS.length);
		const { store } = clinic;
		const receive = openDoor({ store, logger: pino({ level: 'silent' }) });
		desk = new Caller({ house: { store, receive, deskLink: '' } }, 'desk', 'desk');
		await desk.opens(await store.transaction((tx) => invite(tx, 'administrator')));
		await desk.hears();
	}, 60_000);
	afterAll(() => clinic.end());

	/** The labels below the newest message. */
	async function answers(line: string): Promise<string[]> {
		await desk.does(line);
		const body = (await desk.hears()).at(-1)!;
		return 'buttons' in body ? body.buttons.map(({ label }) => label) : [];
	}
	/** All that there is to choose from after a line, and most that stands below one message. */
	async function offered(line: string) {
		const found: string[] = [];
		let most = 0;
		for (let next: string | undefined = line; next !== undefined; ) {
			const labels = await answers(next);
			most = Math.max(most, labels.length);
			found.push(...labels.filter((label) => !label.startsWith('More (')));
			const more = labels.find((label) => label.startsWith('More ('));
			next = more && `[${more}]`;
		}
		return { found, most };
	}

	it.each([
		['/day', CLINICS],
		['/week', CLINICS],
		['/invite receptionist', CLINICS],
		['/invite practitioner at c1', PEOPLE],
		['/open', PEOPLE],
		['/close', PEOPLE],
	])('%s offers each of them, some at a time', async (line, all) => {
		const { found, most } = await offered(line);
		expect(found).toEqual(expect.arrayContaining(all));
		expect(most).toBeLessThanOrEqual(20);
	});

	it('one that is not shown yet may be typed, and one of the second message tapped or counted', async () => {
		await desk.does('/week');
		await desk.hears();
		await desk.does('Clinic 38');
		expect((await desk.reads()).at(-1)).toMatch(/^Clinic 38, /);
		await desk.does('/week');
		await desk.does('20');
		expect((await desk.hears()).at(-1)).toMatchObject({ text: expect.stringMatching(/^More to choose from/) });
		await desk.does('2');
		expect((await desk.reads()).at(-1)).toMatch(/^Clinic 21, /);
	});

	it('more of an old message is shown beside a newer question, which waits on', async () => {
		const more = (await answers('/week')).at(-1)!;
		expect(more).toMatch(/^More/);
		const old = await desk.tap(more);
		await desk.does(`/open ${PEOPLE[3]} sun`);
		expect((await desk.reads()).at(-1)).toMatch(/From when to when/);
		await desk.sends(old);
		expect((await desk.reads()).at(-1)).toMatch(/^More to choose from/);
		await desk.does('9-12');
		expect((await desk.reads()).at(-1)).toMatch(/^Opened/);
	});
});
