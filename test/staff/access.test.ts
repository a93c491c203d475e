/** Who may type what, and how somebody is let in, removed, put back and never shut out altogether; on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { adminCommand } from '../../src/admin.ts';
import { messagesTo } from '../../src/mailbox.ts';
import type { Address } from '../../src/message.ts';
import { raise } from '../../src/operations/alerts.ts';
import { STAFF_COMMANDS, type StaffCommand } from '../../src/staff/commands.ts';
import { invite } from '../../src/staff/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

type Who = 'administrator' | 'clinic administrator' | 'receptionist' | 'practitioner';
const WHO: Readonly<Record<Who, readonly [StaffRole, readonly string[]]>> = {
	administrator: ['administrator', []],
	'clinic administrator': ['administrator', ['canal']],
	receptionist: ['receptionist', ['canal']],
	practitioner: ['practitioner', ['canal']],
};
const DESK: readonly Who[] = ['administrator', 'clinic administrator', 'receptionist'];
const ADMINISTRATORS: readonly Who[] = ['administrator', 'clinic administrator'];
const EVERYBODY = Object.keys(WHO) as Who[];

/** Who may use each command at all. */
const MAY: Readonly<Record<StaffCommand, readonly Who[]>> = {
	open: EVERYBODY,
	close: EVERYBODY,
	holiday: EVERYBODY,
	leave: EVERYBODY,
	share: EVERYBODY,
	day: EVERYBODY,
	week: EVERYBODY,
	appointment: EVERYBODY,
	history: EVERYBODY,
	book: EVERYBODY,
	move: EVERYBODY,
	cancel: EVERYBODY,
	edit: EVERYBODY,
	followup: EVERYBODY,
	requests: EVERYBODY,
	accept: EVERYBODY,
	decline: EVERYBODY,
	paid: DESK,
	refund: DESK,
	link: EVERYBODY,
	links: EVERYBODY,
	linktype: ADMINISTRATORS,
	find: EVERYBODY,
	patient: EVERYBODY,
	contact: DESK,
	confirm: DESK,
	correct: DESK,
	carer: DESK,
	chats: DESK,
	duplicates: DESK,
	merge: DESK,
	erase: ADMINISTRATORS,
	log: ADMINISTRATORS,
	invite: ADMINISTRATORS,
	invitations: ADMINISTRATORS,
	staff: ADMINISTRATORS,
	remove: ADMINISTRATORS,
	revoke: EVERYBODY,
	quit: EVERYBODY,
	arrived: EVERYBODY,
	walkin: DESK,
	next: EVERYBODY,
	seen: EVERYBODY,
	missed: EVERYBODY,
	queue: EVERYBODY,
	waits: EVERYBODY,
	here: DESK,
	say: EVERYBODY,
	done: EVERYBODY,
	notices: EVERYBODY,
	undo: EVERYBODY,
	cancelday: EVERYBODY,
	moveday: EVERYBODY,
	tophone: EVERYBODY,
	whoami: EVERYBODY,
	help: EVERYBODY,
};
const REFUSED = /^What you are here does not allow \/\w+\. \/whoami says what you are/;

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	let chats = 0;
	async function joins(role: StaffRole, locations: readonly string[] = [], name = ''): Promise<Caller> {
		const caller = new Caller(test, `chat ${++chats}`, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, locations, { name })));
		await caller.hears();
		return caller;
	}
	/** What is said to one line, typed or tapped. */
	async function answer(caller: Caller, line: string): Promise<string> {
		await caller.does(line);
		const told = await caller.reads();
		expect(told, line).toHaveLength(1);
		return told[0]!;
	}
	const codeIn = (told: string) => /join[-=]([\w-]{22})/.exec(told)![1]!;
	const onTelegram = (chat: string, sender: string): Address => ({ channel: 'telegram', bot: '1', chat, sender });

	it.each(EVERYBODY)('each command is open to this role or refused in the same words: %s', async (who) => {
		const caller = await joins(...WHO[who]);
		const help = await answer(caller, '/help');
		for (const name of STAFF_COMMANDS) {
			const told = await answer(caller, `/${name}`);
			expect(REFUSED.test(told), `/${name}`).toBe(!MAY[name].includes(who));
			if (name !== 'help') expect(help.includes(`\n/${name}: `), `/${name} in the help`).toBe(MAY[name].includes(who));
		}
	});

	it('a chat of a patient is told nothing of any of them', async () => {
		const ana = new Caller(test, onTelegram('11', '11'));
		await ana.says('start again');
		const [greeting] = await ana.reads();
		for (const name of STAFF_COMMANDS.filter((each) => each !== 'help')) {
			await ana.says('start again');
			await ana.reads();
			await ana.says(`/${name} #1`);
			expect((await ana.reads()).join(), name).toContain(greeting);
		}
		expect((await trail(test.house.store)).filter(({ action }) => action === 'opened file')).toEqual([]);
	});

	describe('An administrator of one clinic', () => {
		let canal: Caller;
		beforeAll(async () => {
			canal = await joins('administrator', ['canal'], 'Carla Canal');
		});

		it('invites for that clinic', async () => {
			expect(await answer(canal, '/invite receptionist for Rita')).toContain(
				'for Rita, as a receptionist, at Canal Clinic',
			);
		});

		it.each([
			...['/invite receptionist at harbour', '/invite administrator at all', '/invite practitioner at plateau'],
			'/invite receptionist everywhere',
		])('for no other, and not for all: %s', async (line) =>
			expect(await answer(canal, line)).toMatch(/^(You are no administrator of|Only an administrator of all)/),
		);

		it('neither removes, revokes nor invites again who works at another clinic, and leaves who works at both there', async () => {
			const boss = await joins('administrator', [], 'Olive Owner');
			for (const line of ['/remove Olive Owner', '/revoke Olive Owner', '/invite again Olive Owner'])
				expect(await answer(canal, line), line).toMatch(/^You can’t change the access of Olive Owner/);
			const both = await joins('receptionist', ['canal', 'harbour'], 'Bo Both');
			await answer(canal, '/remove Bo Both');
			await answer(canal, '[Remove Bo Both]');
			expect(await answer(both, '/whoami')).toContain('for Harbour Clinic.');
			expect(await answer(boss, '/whoami')).toContain('for all clinics');
		});
	});

	it('a link that is used by staff adds the role; one for a lost phone takes the place of all chats before', async () => {
		const boss = await joins('administrator', [], 'Ada Again');
		const sam = await joins('receptionist', ['harbour'], 'Sam Peters');
		await sam.opens(`join-${codeIn(await answer(boss, '/invite practitioner at canal as gagnon'))}`);
		expect((await sam.reads())[0]).toMatch(/^You are a practitioner here as well now\./);
		expect(await answer(sam, '/whoami')).toContain('a practitioner, for Canal Clinic.');

		const code = codeIn(await answer(boss, '/invite again Sam Peters'));
		const phone = new Caller(test, onTelegram('77', '77'));
		await phone.opens(`join-${code}`);
		expect((await phone.reads())[0]).toMatch(/^You are in again\./);
		expect(await answer(phone, '/whoami')).toContain('for Harbour Clinic.');
		expect(await answer(sam, '/whoami')).toMatch(/^Your access was ended on/);
		const thief = new Caller(test, 'thief', 'desk');
		await thief.opens(`join-${code}`);
		expect((await thief.reads())[0]).toMatch(/^This invitation has been used/);
	});

	it('an invitation that was taken back, or whose giver was removed, lets nobody in', async () => {
		const boss = await joins('administrator', [], 'Ida Inviter');
		const other = await joins('administrator', [], 'Otto Other');
		const first = codeIn(await answer(boss, '/invite receptionist at harbour for Fay First'));
		await answer(boss, '/invitations');
		await answer(boss, '[Take back: Fay First]');
		const second = codeIn(await answer(boss, '/invite receptionist at harbour for Sia Second'));
		await answer(other, '/remove Ida Inviter');
		await answer(other, '[Remove Ida Inviter]');
		for (const code of [first, second]) {
			const caller = new Caller(test, `late ${code}`, 'desk');
			await caller.opens(`join-${code}`);
			expect((await caller.reads())[0]).toMatch(/^This invitation has been used or is over/);
		}
	});

	it.each([
		['they are revoked', '/revoke Lee Lost', '[Revoke the chats of Lee Lost]', ['']],
		[
			'they are no administrator of one clinic any more',
			'/remove Lee Lost at canal',
			'[Remove Lee Lost]',
			['canal', 'harbour'],
		],
	])('what somebody has invited lets nobody in once %s', async (_, line, button, clinics) => {
		const boss = await joins('administrator', [], 'Bea Boss');
		const lost = await joins('administrator', clinics.filter(Boolean), 'Lee Lost');
		const code = codeIn(await answer(lost, `/invite administrator at ${clinics[0] || 'all'} for Ann Other`));
		await answer(boss, line);
		await answer(boss, button);
		const late = new Caller(test, `late ${code}`, 'desk');
		await late.opens(`join-${code}`);
		expect((await late.reads())[0]).toMatch(/^This invitation has been used or is over/);
		await answer(boss, '/remove Lee Lost');
		await answer(boss, '[Remove Lee Lost]');
	});

	it('what somebody has invited lets nobody in once their place is taken by a new chat of theirs', async () => {
		const boss = await joins('administrator', [], 'Bea Boss');
		const lost = await joins('administrator', [], 'Max Moved');
		const code = codeIn(await answer(lost, '/invite administrator at all for Ann Other'));
		const phone = new Caller(test, 'the new phone', 'desk');
		await phone.opens(`join-${codeIn(await answer(boss, '/invite again Max Moved'))}`);
		const late = new Caller(test, `late ${code}`, 'desk');
		await late.opens(`join-${code}`);
		expect((await late.reads())[0]).toMatch(/^This invitation has been used or is over/);
	});

	const pageOf = async ({ address }: Caller) =>
		JSON.stringify(await messagesTo(test.house.store, address, undefined, 100));
	it.each(['revoked', 'removed', 'left', 'taken over'])(
		'a page shows nothing of what was said there once it was %s',
		async (how) => {
			const boss = await joins('administrator', [], `Pat ${how}`);
			const other = await joins('receptionist', ['harbour'], `Odd ${how}`);
			const desk = await joins('receptionist', ['harbour'], `Dee ${how}`);
			for (const each of [other, desk]) await answer(each, '/patient #1');
			expect(await pageOf(desk)).toContain('Khumalo');
			if (how === 'revoked') for (const line of [`/revoke Dee ${how}`, '1']) await answer(boss, line);
			if (how === 'removed') for (const line of [`/remove Dee ${how}`, '1']) await answer(boss, line);
			if (how === 'left') for (const line of ['/quit', '1']) await desk.does(line);
			const phone = new Caller(test, `phone ${how}`, 'desk');
			if (how === 'taken over') await phone.opens(`join-${codeIn(await answer(boss, `/invite again Dee ${how}`))}`);
			expect(await pageOf(desk)).not.toContain('Khumalo');
			expect(await pageOf(other)).toContain('Khumalo');
		},
	);

	it('an administrator of one clinic makes nobody another practitioner than they are', async () => {
		const canal = await joins('administrator', ['canal']);
		const boss = await joins('administrator');
		const naidoo = new Caller(test, 'naidoo', 'desk');
		await naidoo.opens(`join-${codeIn(await answer(boss, '/invite practitioner at harbour as naidoo'))}`);
		await naidoo.hears();
		const own = '/open naidoo 2026-10-20 9-10 at harbour';
		await naidoo.opens(`join-${codeIn(await answer(canal, '/invite practitioner at canal as gagnon'))}`);
		expect((await naidoo.reads())[0]).toContain('You are still Dr Priya Naidoo in the diary');
		expect(await answer(naidoo, own)).toMatch(/^Opened: Dr Priya Naidoo/);
		await naidoo.opens(`join-${codeIn(await answer(boss, '/invite practitioner at canal as gagnon'))}`);
		expect((await naidoo.reads())[0]).not.toContain('You are still');
		expect(await answer(naidoo, '/open gagnon 2026-10-20 9-10 at canal')).toMatch(/^Opened: /);
	});

	it('somebody’s name is kept on one line, without signs that turn the text around', async () => {
		const boss = await joins('administrator');
		expect(await answer(boss, '/invite receptionist at harbour for Eve\u202e\u0007 Nil')).toContain(
			'This invitation is for Eve Nil, as',
		);
	});

	it('who was removed is a stranger from the next message on, and back by [Undo] within the hour only', async () => {
		const boss = await joins('administrator', [], 'Rae Remover');
		const ben = await joins('receptionist', ['harbour'], 'Ben Adams');
		expect(await answer(ben, '/find zzz')).toContain('I found nobody');
		await answer(boss, '/remove Ben Adams');
		await answer(boss, '[Remove Ben Adams]');
		expect(await answer(ben, '/find zzz')).toMatch(/^Your access was ended on/);
		await answer(boss, '[Undo]');
		expect(await answer(ben, '/whoami')).toContain('for Harbour Clinic.');
		await answer(boss, '/remove Ben Adams');
		await answer(boss, '[Remove Ben Adams]');
		test.clock.forward(61);
		expect(await answer(boss, '[Undo]')).toMatch(/^That can’t be undone any more/);
		expect(await answer(ben, '/whoami')).toMatch(/^Your access was ended on/);
	});

	it('a question is answered once: its button is stale afterwards, and another’s button is nobody else’s', async () => {
		const boss = await joins('administrator', [], 'Stan Stale');
		await joins('receptionist', ['harbour'], 'Tess Target');
		await answer(boss, '/remove Tess Target');
		const yes = await boss.tap('Remove Tess Target');
		await answer(boss, '/whoami');
		await boss.sends(yes);
		expect((await boss.reads())[0]).toMatch(
			/^This question is no longer open, and nothing was done\.[\s\S]*\/remove #\d+$/,
		);
		const old = boss.inbound({ kind: 'choice', prompt: 1, choice: 0, desk: 'AAAA' });
		await boss.sends(old);
		expect((await boss.reads())[0]).toMatch(/^These buttons were offered to a colleague/);
		await boss.sends(boss.inbound({ kind: 'choice', prompt: 9_999, choice: 0 }));
		expect((await boss.reads())[0]).toMatch(/^This button is from an earlier message/);
	});

	it('in a group each has a conversation of their own, and nothing personal is shown there', async () => {
		const code = async (role: StaffRole) =>
			test.house.store.transaction((tx) => invite(tx, role, ['harbour'], { name: `${role} of the group` }));
		const [one, two] = ['501', '502'].map((sender) => new Caller(test, onTelegram('-500', sender)));
		const stranger = new Caller(test, onTelegram('-500', '503'));
		await one!.opens(await code('administrator'));
		await two!.opens(await code('receptionist'));
		await one!.says('/remove');
		const seen = (await one!.hears()).at(-1)!;
		const { data } = seen.kind === 'text' ? seen.buttons[0]! : { data: '' };
		expect(data).toMatch(/^\d+\.\d+\.[\w-]{4}$/);
		const [prompt, choice, desk] = data.split('.');
		const tap = { kind: 'choice', prompt: Number(prompt), choice: Number(choice), desk: desk! } as const;
		// Everybody reads along: what came is what the two taps brought.
		await two!.hears();
		await stranger.sends(stranger.inbound(tap));
		await two!.sends(two!.inbound(tap));
		expect(await two!.reads()).toEqual([
			'These buttons were offered to a colleague. Please type the command yourself.',
		]);
		await one!.hears();
		for (const line of ['/find Khumalo', '/patient #1', '/invite receptionist at harbour']) {
			await one!.says(line);
			expect((await one!.reads())[0], line).toMatch(/^Others read along here\./);
		}
		const tess = new Caller(test, 'tess');
		await tess.reviews();
		await tess.does('[Book]');
		const reference = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await tess.reads()).join('\n'))![0];
		await two!.says('/day harbour');
		const shown = (await two!.reads()).join('\n');
		expect(shown).toMatch(/ booked, [\s\S]*\nNames and references only in a private chat/);
		for (const secret of ['Thandi', 'Khumalo', reference]) expect(shown).not.toContain(secret);
	});

	it('whoever is staff in a chat of their own is staff in a group, until the account is revoked; alerts come to their own chat only', async () => {
		const boss = new Caller(test, onTelegram('511', '511'));
		await boss.opens(await test.house.store.transaction((tx) => invite(tx, 'administrator')));
		const [one, group, stranger] = [
			['512', '512'],
			['-510', '512'],
			['-510', '513'],
		].map(([chat, sender]) => new Caller(test, onTelegram(chat!, sender!)));
		await one!.opens(
			await test.house.store.transaction((tx) => invite(tx, 'administrator', ['harbour'], { name: 'Gugu Group' })),
		);
		for (const caller of [boss, one!]) await caller.hears();
		expect(await answer(group!, '/whoami')).toMatch(/^You are Gugu Group\./);
		await stranger!.hears();
		expect(await answer(stranger!, '/whoami')).toMatch(/^This is a group/);
		await group!.hears();
		expect(
			(await trail(test.house.store)).filter(({ detail }) => JSON.stringify(detail) === '{"how":"group"}'),
		).toHaveLength(1);
		await test.house.store.transaction((tx) => raise(tx, { alert: 'alert-set-aside' }));
		await test.later(0);
		expect(await one!.reads()).toHaveLength(1);
		expect(await group!.reads()).toEqual([]);
		await boss.hears();
		await answer(boss, '/revoke Gugu Group');
		await boss.taps('Revoke the chats of Gugu Group');
		for (const caller of [one!, group!]) expect(await answer(caller, '/whoami')).not.toMatch(/Gugu/);
	});

	it('in a group the account’s own chat decides, also where the group was let in by an invitation of its own before', async () => {
		const boss = await joins('administrator');
		const [own, group] = [
			['522', '522'],
			['-520', '522'],
		].map(([chat, sender]) => new Caller(test, onTelegram(chat!, sender!)));
		for (const [caller, role, name] of [
			[group!, 'receptionist', 'Gert Group'],
			[own!, 'practitioner', 'Olga Own'],
		] as const) {
			await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, ['harbour'], { name })));
			await caller.hears();
		}
		expect(await answer(group!, '/whoami')).toMatch(/^You are Olga Own\./);
		await boss.says('/revoke Olga Own');
		await boss.taps('Revoke the chats of Olga Own');
		for (const caller of [own!, group!]) expect(await answer(caller, '/whoami')).not.toMatch(/Olga|Gert/);
	});

	it('a number typed on Telegram chooses among what staff were offered last, and is a patient’s word otherwise', async () => {
		const boss = new Caller(test, onTelegram('601', '601'));
		await boss.opens(await test.house.store.transaction((tx) => invite(tx, 'administrator')));
		await boss.says('/invite');
		await boss.hears();
		await boss.says('2');
		expect((await boss.reads())[0]).toMatch(/^a receptionist, at which clinic\?/);
		await boss.says('hello');
		expect((await boss.reads())[0]).toMatch(/^Welcome to/);
		await boss.says('2');
		expect((await boss.reads()).join()).not.toMatch(/clinic\?/);
	});

	it('the role is looked at again when a button is tapped', async () => {
		const boss = await joins('administrator', [], 'Una Over');
		const helper = await joins('administrator', [], 'Hal Helper');
		await joins('receptionist', ['harbour'], 'Vic Victim');
		await answer(helper, '/remove Vic Victim');
		const tap = await helper.tap('Remove Vic Victim');
		await answer(boss, '/remove Hal Helper');
		await answer(boss, '[Remove Hal Helper]');
		await helper.sends(tap);
		expect((await helper.reads())[0]).toMatch(/^Your access was ended on/);
	});
});

describe.each(ENGINES)('The last administrator, on %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	async function joins(name: string, role: StaffRole = 'administrator'): Promise<Caller> {
		const caller = new Caller(test, name, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, [], { name })));
		await caller.hears();
		return caller;
	}
	const says = async (caller: Caller, line: string) => {
		await caller.does(line);
		return (await caller.reads()).join('\n');
	};

	it('stays, is told why, and what to do; of two who remove each other, one stays', async () => {
		const one = await joins('One Only');
		await says(one, '/quit');
		expect(await says(one, '[Leave]')).toMatch(/^One Only is the last administrator[\s\S]*npm run admin -- invite/);
		const two = await joins('Two Too');
		await says(one, '/remove Two Too');
		await says(two, '/remove One Only');
		await Promise.all([one.taps('Remove Two Too'), two.taps('Remove One Only')]);
		const stay = [await says(one, '/whoami'), await says(two, '/whoami')].filter((told) =>
			told.includes('administrator,'),
		);
		expect(stay).toHaveLength(1);
	});

	it('who can’t come in is let in from the server, beside it as it runs, and the trail says so', async () => {
		const printed: string[] = [];
		const { keys } = test.house.store;
		const run = (...args: string[]) =>
			adminCommand(args, {
				config: { PUBLIC_URL: 'https://clinic.example.org', HOST: '127.0.0.1', PORT: 1, TLS_CERT: undefined },
				open: () => open(test.url, { keys, clock: test.clock.read, durable: false }),
				print: (text) => void printed.push(text),
				bot: async () => 'clinic_bot',
			});
		expect(await run('invite')).toBe(0);
		const code = /desk#join=([\w-]{22})\n/.exec(`${printed.join('\n')}\n`)?.[1];
		expect(printed.join('\n')).toContain(`https://t.me/clinic_bot?start=join-${code}`);
		const locked = new Caller(test, 'locked out', 'desk');
		expect(await says(locked, '/whoami')).toMatch(/^This page is for staff\..*npm run admin/);
		await locked.opens(`join-${code}`);
		await locked.hears();
		expect(await says(locked, '/whoami')).toBe('You speak here as an administrator, for all clinics.');
		const invited = (await trail(test.house.store)).filter(({ actor }) => actor === 'server');
		expect(invited.map(({ action, entity }) => `${action} ${entity}`)).toEqual(['invited location:all']);

		expect(await run('invite', '--clinic', 'nowhere')).toBe(1);
		expect(printed.at(-1)).toContain('There are: harbour');
		for (const wrong of [[], ['open'], ['invite', '--role', 'king'], ['invite', '--clinic']])
			expect(await run(...wrong)).toBe(1);
	});
});

describe('A house', () => {
	it('gives a link for an administrator only while there is none who can come in', async () => {
		const test = await openTestHouse('sqlite', { alwaysInvite: false });
		const desk = new Caller(test, 'first', 'desk');
		expect(test.house.deskLink).toContain('/desk#join=');
		await test.reopen();
		expect(test.house.deskLink).toContain('/desk#join=');
		await desk.joins();
		await test.reopen();
		expect(test.house.deskLink).toBe('');
		await test.close();
	});
});
