/** Somebody who writes to the clinic, on Telegram or on the web, and keeps an account of what they said and were shown. */
import type { Address } from '../../src/message.ts';

/** One message or tap, as its sender knows it. Instants are epoch milliseconds. */
export interface Posted {
	/** The key under which the program claims it. */
	readonly key: string;
	readonly sentAt: number;
	/** What the button carries, if it was a tap. */
	readonly tap?: string | undefined;
	/** When its sender heard that it was taken. */
	takenAt?: number;
}

/** A message of the bot's that has words. */
export interface Shown {
	readonly text: string;
	/** The labels of its buttons. */
	readonly buttons: readonly string[];
}

/** What somebody does next. */
export type Move = { readonly say: string } | { readonly tap: string };

export abstract class Person {
	readonly name: string;
	readonly phone: string;
	readonly posted: Posted[] = [];
	/** How long they wait for an answer, in ms. */
	patience = 20_000;
	/** They say more at once than anybody may. */
	floods = false;
	/** The service they want. */
	readonly service: 'Short visit' | 'Long visit';
	abstract readonly address: Address;

	constructor(name: string, number: number, service: Person['service'] = 'Short visit') {
		this.name = name;
		this.phone = `+27 82 555 ${String(number).padStart(4, '0')}`;
		this.service = service;
	}

	/** What the bot has said, oldest first. */
	abstract get shown(): readonly Shown[];
	/** Resolves when it is on its way; on the web, when it is taken. */
	abstract say(text: string): Promise<void>;
	/** Taps a button of one message: `shown[at]`, counted from the end if negative. */
	abstract tap(label: string, at?: number): Promise<void>;
	/** The last message once more, as it was. */
	abstract repeat(): Promise<void>;
	/** Everything posted is taken. */
	abstract get allTaken(): boolean;
	/** Makes no more noise. */
	abstract leave(): Promise<void>;

	get last(): Shown | undefined {
		return this.shown.at(-1);
	}

	async does(move: Move): Promise<void> {
		if ('say' in move) await this.say(move.say);
		else await this.tap(move.tap);
	}

	/** Waits for more than `count` messages; false if they don't come in time. */
	async hears(count: number, ms: number = this.patience): Promise<boolean> {
		const deadline = performance.now() + ms;
		while (this.shown.length <= count) {
			if (performance.now() > deadline) return false;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return true;
	}
}

const BEFORE_BOOKING = [
	'Move it here',
	'I agree',
	'No, I am new',
	'As soon as possible',
	'Skip',
	'Any time',
	'Book a visit',
];

/** The straight way on towards a booking. `time` is which of the times offered is taken. */
export function onward(who: Person, time = 0): Move {
	const { text, buttons: offered } = who.last ?? { text: '', buttons: [] };
	// With a person the bot is silent: there is none here who would answer.
	const buttons = offered.filter((label) => label !== 'A person');
	if (/mobile number/.test(text)) return { say: who.phone };
	if (/your name/.test(text)) return { say: who.name };
	const times = buttons.filter((label) => /, \d\d:\d\d, /.test(label));
	if (times.length > 0) return { tap: times[time % times.length]! };
	const known = ['Book', who.service, ...BEFORE_BOOKING].find((label) => buttons.includes(label)) ?? buttons[0];
	return known === undefined ? { say: 'book a visit' } : { tap: known };
}

/** Goes on until what is asked is this, or until no answer comes. Answers whether it was reached. */
export async function walk(who: Person, to: (shown: Shown) => boolean, time = 0): Promise<boolean> {
	for (let steps = 0; steps < 20; steps++) {
		if (who.last && to(who.last)) return true;
		const before = who.shown.length;
		await who.does(onward(who, time));
		if (!(await who.hears(before))) return false;
	}
	return false;
}

export const offersTimes = ({ buttons }: Shown): boolean => buttons.some((label) => /, \d\d:\d\d, /.test(label));
export const reviews = ({ buttons }: Shown): boolean => buttons.includes('Book') && buttons.includes('Another time');
export const isBooked = ({ text }: Shown): boolean => text.includes('Your visit is booked.');

/** The references of the visits that somebody has by what they were told. */
export function visitsTold(shown: readonly Shown[]): Set<string> {
	const visits = new Set<string>();
	const cancelled = new Set<string>();
	for (const { text } of shown) {
		const [reference] = /(?<=Reference:? )[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text) ?? [];
		if (!reference) continue;
		if (/Your visit is (booked\.|moved\.)/.test(text)) visits.add(reference);
		if (text.includes('Your visit is cancelled:')) cancelled.add(reference);
	}
	// Telegram may say a thing twice, so that what was booked seems to come after its end.
	return new Set([...visits].filter((visit) => !cancelled.has(visit)));
}
