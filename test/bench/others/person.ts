/**
 * People who book a visit: fifteen updates, as Telegram would bring them, each sent when the one before is done with.
 * They type what has to be typed and tap the rest.
 */
import type { Update } from '@grammyjs/types';
import type { Pool } from './clinic.ts';

/** A bot that takes bookings, fed in this process. */
export interface Booker {
	/** Resolves once what follows from the update is durable. */
	take(update: Update): Promise<unknown>;
	/** What a button of the newest message brings. @param messages how many were sent to the chat so far. */
	button(chat: number, place: number, messages: number): string;
	/** How many visits are booked. */
	booked(): Promise<number> | number;
	close(): Promise<void> | void;
}

type Saying = string | number;

/** What is typed, and the places of the buttons tapped. */
const sayings = ({ clinic, day, part, time = 0 }: Pool, person: number): readonly Saying[] => [
	'/start',
	0, // book a visit
	0, // I agree
	`+2782${String(person).padStart(7, '0')}`,
	1, // I am new here
	'Thandi Example',
	0, // general practice
	0, // a general visit
	'a cough since Friday, worse at night',
	0, // nothing else to say
	1 + clinic, // after "anywhere"
	1 + day, // after "as soon as possible"
	part,
	time,
	0, // book it
];

export const TURNS = sayings({ clinic: 0, day: 0, part: 0 }, 0).length;

let people = 0;
let updates = 0;

/** Another process sends as well: its people and updates are counted from here. */
export function countFrom(first: number): void {
	people = first;
	updates = 100 * first;
}

/** Somebody nobody knows yet books one visit. */
export async function bookOne(booker: Booker, pool: Pool): Promise<void> {
	const person = ++people;
	for (const [turn, saying] of sayings(pool, person).entries())
		await booker.take(
			typeof saying === 'string' ? typed(person, saying) : tapped(person, booker.button(person, saying, turn)),
		);
}

const someone = (id: number) => ({ id, is_bot: false, first_name: 'Thandi', language_code: 'en' }) as const;
const chatOf = (id: number) => ({ id, type: 'private', first_name: 'Thandi' }) as const;
const seconds = 1_789_000_000;

function typed(person: number, text: string): Update {
	const update_id = ++updates;
	const command = { type: 'bot_command', offset: 0, length: text.length } as const;
	const entities = text.startsWith('/') ? { entities: [command] } : {};
	const message = {
		message_id: update_id,
		date: seconds,
		chat: chatOf(person),
		from: someone(person),
		text,
		...entities,
	};
	return { update_id, message };
}

function tapped(person: number, data: string): Update {
	const update_id = ++updates;
	const message = { message_id: update_id, date: seconds, chat: chatOf(person), text: 'Which one?' };
	const tap = { id: String(update_id), from: someone(person), chat_instance: String(person), message, data };
	return { update_id, callback_query: tap } as Update;
}
