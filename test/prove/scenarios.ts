/** Small stories, seconds long, each of which provokes one thing that could go wrong. With nothing broken all end well. */
import { setTimeout as elapse } from 'node:timers/promises';
import { HOLD_MS } from './clinic.ts';
import { isBooked, offersTimes, onward, type Person, reviews, walk } from './people.ts';
import type { Tampering } from './process.ts';
import type { World } from './world.ts';

/** Long enough for what is on its way. */
const SOON_MS = 4_000;

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** The desk opens times of one practitioner: two days ahead, so that no hour of it is past anywhere. */
export async function openTimes(world: World, who = 'Ann', ahead = 2, hours = '9-12', every = 10): Promise<void> {
	const staff = await world.desk;
	await staff.say(`/open ${who} ${day(ahead)} ${hours} every ${every} for short visit, long visit`);
}

async function asks(who: Person, text: string): Promise<boolean> {
	const before = who.shown.length;
	await who.say(text);
	return who.hears(before);
}

async function taps(who: Person, label: string): Promise<boolean> {
	const before = who.shown.length;
	await who.tap(label);
	return who.hears(before);
}

const likeAny: Tampering = {};

export const SCENARIOS = {
	booking: {
		what: 'somebody on the web and somebody on Telegram book a visit',
		async run(world: World) {
			await openTimes(world);
			const both = [world.onTheWeb('Wanda'), world.onTelegram('Theo')];
			await Promise.all(both.map((who) => walk(who, isBooked)));
		},
	},
	twoWorkers: {
		what: 'two workers serve one bot',
		processes: [likeAny, likeAny],
		async run(world: World) {
			const who = world.onTelegram('Tina');
			for (const text of ['hello', 'help', 'my appointments']) await asks(who, text);
			// As long as a lease that is not renewed.
			await elapse(SOON_MS);
		},
	},
	sayingItTwice: {
		what: 'a message comes again, under the same id',
		async run(world: World) {
			const both = [world.onTheWeb('Twyla'), world.onTelegram('Tom')];
			await Promise.all(
				both.map(async (who) => {
					await asks(who, 'book a visit');
					await who.repeat();
					await taps(who, 'I agree');
					await who.repeat();
				}),
			);
			await world.settles(SOON_MS);
		},
	},
	twoAtOnce: {
		what: 'one person says two things at once, to two processes',
		processes: [likeAny, likeAny],
		async run(world: World) {
			const who = world.onTheWeb('Tessa');
			await asks(who, 'hello');
			for (let times = 0; times < 3; times++) await Promise.all([who.say('book a visit'), who.say('help')]);
			await elapse(500);
		},
	},
	overlappingTimes: {
		what: 'two people hold and book times that share a part, at once',
		processes: [likeAny, likeAny],
		async run(world: World) {
			await openTimes(world, 'Ben', 2, '9-9:40');
			const two = [0, 1].map((place) => world.onTheWeb(`Olga ${place}`, { service: 'Long visit', place }));
			// Whatever is broken, they are answered: they wait for each other on the way.
			for (const who of two) who.patience = 40_000;
			await Promise.all(two.map((who) => walk(who, offersTimes)));
			await Promise.all(
				two.map(async (who, time) => {
					const before = who.shown.length;
					await who.does(onward(who, time));
					await who.hears(before);
					if (who.last && reviews(who.last)) await taps(who, 'Book');
				}),
			);
		},
	},
	openingTwice: {
		what: 'staff open times of one practitioner that overlap',
		async run(world: World) {
			await openTimes(world, 'Cleo', 3);
			await openTimes(world, 'Cleo', 3, '10-11', 15);
		},
	},
	sameTime: {
		what: 'one holds a time, and another wants it, through a process whose clock is a minute fast',
		processes: [likeAny, { fastMs: 60_000 }],
		async run(world: World) {
			await openTimes(world, 'Ben', 4);
			const first = world.onTheWeb('Sam', { place: 0 });
			const second = world.onTheWeb('Sue', { place: 1 });
			await Promise.all([walk(first, offersTimes), walk(second, offersTimes)]);
			await walk(first, reviews);
			await taps(second, (onward(second) as { tap: string }).tap);
		},
	},
	bookedMeanwhile: {
		what: 'one books a time that another was offered too, who then wants it',
		async run(world: World) {
			await openTimes(world, 'Cleo', 6, '9-9:40');
			const [first, second] = [world.onTheWeb('Bodil'), world.onTheWeb('Britt')];
			await Promise.all([walk(first, offersTimes), walk(second, offersTimes)]);
			await walk(first, isBooked);
			await taps(second, (onward(second) as { tap: string }).tap);
			if (second.last && reviews(second.last)) await taps(second, 'Book');
		},
	},
	flooding: {
		what: 'somebody says eighty things at once on Telegram, and then another says something',
		async run(world: World) {
			const [flood, other] = [world.onTelegram('Flora'), world.onTelegram('Otto')];
			await asks(other, 'hello');
			flood.floods = true;
			const said = Array.from({ length: 80 }, () => flood.say('help'));
			await Promise.all([...said, asks(other, 'help')]);
			await world.settles(SOON_MS);
		},
	},
	lettingItLapse: {
		what: 'a time is held, and its hold runs out',
		async run(world: World) {
			await openTimes(world, 'Ann', 5);
			const who = world.onTheWeb('Lars');
			if (!(await walk(who, reviews))) return;
			const before = who.shown.length;
			// A warning, and the end.
			await who.hears(before + 1, HOLD_MS + who.patience);
		},
	},
	stumbling: {
		what: 'turns fail when they have done all but commit, and are tried again',
		processes: [{ stumbles: 2 }],
		async run(world: World) {
			const who = world.onTheWeb('Stan');
			for (const text of ['hello', 'help', 'book a visit']) await asks(who, text);
			await elapse(300);
		},
	},
	slowTelegram: {
		what: 'Telegram takes seconds to answer',
		async run(world: World) {
			const who = world.onTelegram('Selma');
			world.line.weather = { hangMs: 2_500 };
			world.line.next.push('slow');
			await asks(who, 'hello');
			await elapse(2_600);
		},
	},
	busyTelegram: {
		what: 'Telegram has no time for a message, and more are to follow',
		async run(world: World) {
			const who = world.onTelegram('Bella');
			await asks(who, 'hello');
			world.line.next.push('429');
			for (const text of ['help', 'my appointments', 'help']) await who.say(text);
			await who.hears(3);
			await world.settles(SOON_MS);
		},
	},
} as const satisfies Record<
	string,
	{
		readonly what: string;
		/** One that is as it should be, if left out. SQLite has never more than the last of them. */
		readonly processes?: readonly Tampering[];
		run(world: World): Promise<void>;
	}
>;

export type Scenario = keyof typeof SCENARIOS;
