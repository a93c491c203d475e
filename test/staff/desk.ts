/** Staff at their desks, for tests: who comes in for a role, and what they are answered. */
import { expect } from 'vitest';
import type { StaffRole } from '../../db/tables/staff.ts';
import type { Address } from '../../src/message.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import type { TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

let chats = 0;

/** Lets somebody in, on a page of their own, or in a chat. */
export async function joins(
	test: TestHouse,
	role: StaffRole,
	locations: readonly string[] = [],
	name = '',
	{ practitioner, at }: { readonly practitioner?: string; readonly at?: Address } = {},
): Promise<Caller> {
	const caller = new Caller(test, at ?? `${name} ${++chats}`, 'desk');
	const as = { name, ...(practitioner && { practitioner }) };
	await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, locations, as)));
	await caller.hears();
	return caller;
}

/** Says or taps it, and reads what comes back. */
export async function answer(caller: Caller, line: string): Promise<string> {
	await caller.does(line);
	return (await caller.reads()).join('\n');
}

/** The same, where one message must come back. */
export async function oneAnswer(caller: Caller, line: string): Promise<string> {
	await caller.does(line);
	const told = await caller.reads();
	expect(told, line).toHaveLength(1);
	return told[0]!;
}

/** The labels of the buttons below the last message. */
export async function buttonsOf(caller: Caller, line: string): Promise<string[]> {
	await caller.does(line);
	const last = (await caller.hears()).at(-1)!;
	return 'buttons' in last ? last.buttons.map(({ label }) => label) : [];
}

/** The reference that something told names last. */
export const referenceIn = (told: string): string => /Reference ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(told)![1]!;

/** The code of the invitation that was told. */
export const codeIn = (told: string): string => /join[-=]([\w-]{22})/.exec(told)![1]!;

/** An account in a chat: its own, or a group's. */
export const onTelegram = (chat: string, sender = chat): Address => ({ channel: 'telegram', bot: '1', chat, sender });
