/** What `/help` says: every command once, short, and only what one's role may use. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../db/tables/staff.ts';
import { LANGUAGES, say } from '../../flows/words.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { STAFF_COMMANDS } from '../../src/staff/dialogue/commands.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

const COLUMNS = 40;
const commands = STAFF_COMMANDS.filter((name) => name !== 'help');

describe('Each command', () => {
	it('stands in the help once', () => {
		expect(new Set(commands).size).toBe(commands.length);
	});

	it.each(LANGUAGES)('has a line that fits on a phone in %s, and says more when it is asked about', (language) => {
		for (const name of commands) {
			const line = say({ key: `help-line-${name}` }, language);
			expect(line.startsWith(`/${name}`), line).toBe(true);
			expect(line.length, line).toBeLessThanOrEqual(COLUMNS);
			expect(say({ key: `staff-help-${name}` }, language).startsWith(`/${name}`), name).toBe(true);
		}
	});
});

describe.each(ENGINES)('To a member, on %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	});
	afterAll(() => test.close());

	async function answer(role: StaffRole, line: string, language = 'en'): Promise<string> {
		const caller = new Caller(test, `${role} ${line} ${language}`, 'desk', language);
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, ['canal'])));
		await caller.hears();
		await caller.says(line);
		return (await caller.reads()).join('\n');
	}

	it('only what the role may use is listed', async () => {
		expect(await answer('administrator', '/help')).toContain('\n/invite: ');
		const told = await answer('practitioner', '/help');
		expect(told).toContain('\n/open: ');
		expect(told).not.toContain('/invite');
	});

	it.each(['/help open', '/open?', '/open ?', 'open?', '/help /open'])(
		'examples with the clinic’s own names are shown: %s',
		async (line) => {
			expect(await answer('receptionist', line)).toMatch(
				/^\/open: [^\n]+\n\/open Tremblay 2026-\d\d-\d\d 9-12, 13:30-17 every 20 at canal\n\/open Tremblay mon-fri from .* at canal\n\/open Tremblay .* kept$/,
			);
		},
	);

	it.each([0, 1, 2])('each example can be carried out as it stands: the %ith of /open', async (i) => {
		const told = await answer('receptionist', '/help open');
		const fresh = await answer('receptionist', told.split('\n').slice(-3)[i]!);
		expect(fresh).toMatch(/^Opened/);
	});

	it.each([0, 1, 2])('the same in French, with French words: the %ith of /open', async (i) => {
		const told = await answer('receptionist', '/help open', 'fr');
		expect(told).toContain('toutes les 20 minutes à canal');
		expect(await answer('receptionist', told.split('\n').slice(-3)[i]!, 'fr')).toMatch(
			/^(Ouvert|Rien d’ouvert : (ce n’est possible|il y a déjà))/,
		);
	});

	it('examples are of the reader’s own clinic and language', async () => {
		const book = await answer('receptionist', '/help book', 'fr');
		expect(book).toContain('/book Lavoie Consultation générale demain 10:20 avec Tremblay');
		expect(book).toContain('/book nouveau Marie Lavoie +1 514 555 0101 Consultation générale');
		expect(await answer('receptionist', '/help paid', 'fr')).toMatch(/350 CAD$/);
		const line = '/book #5 Consultation générale demain 10:20 avec Tremblay';
		expect(await answer('receptionist', line, 'fr')).toMatch(/Tremblay/);
	});

	it('nothing is said of a command that the role may not use', async () => {
		for (const about of ['invite', 'nothing'])
			expect(await answer('practitioner', `/help ${about}`)).toMatch(/^I do not know that command\./);
	});

	it('a slip in a command’s name is put right', async () => {
		expect(await answer('receptionist', '/opne naidoo')).toContain('Did you mean /open?');
	});
});
