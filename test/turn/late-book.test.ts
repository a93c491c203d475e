import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from './caller.ts';
import { bookings, heldSlots } from './rows.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	/** To the times of a general visit at the Harbour Clinic on Wednesday. */
	const TO_TIMES = [
		'book a visit',
		'general practice',
		'general visit',
		'skip',
		'harbour clinic',
		'wed 9 sep',
		'any time',
	];
	const says = async (...texts: string[]) => {
		for (const text of texts) await ana.says(text);
	};

	/** A first visit is booked: on Wednesday, early enough to be moved. */
	async function booksFirst(): Promise<void> {
		await says(...TO_REVIEW.slice(0, 6), ...TO_TIMES.slice(1), '1', 'yes');
		await ana.hears();
	}

	describe('A late "Book" carries out what was reviewed, whatever was looked at since', () => {
		it('or nothing, once that review was left for another thing: no visit is moved by it', async () => {
			await booksFirst();
			await says(...TO_TIMES, '2');
			const late = await ana.tap('Book');
			await test.later(6);
			await says('my appointments', 'move it', 'as soon as possible');
			await ana.hears();
			await ana.sends(late);
			expect((await ana.reads()).join()).toContain('That button belongs to an earlier question');
			expect((await bookings(test.house.store)).map(({ status }) => status)).toEqual(['booked']);
		});

		it('it moves the visit that was being moved, and makes no second one', async () => {
			await booksFirst();
			await says('my appointments', 'move it', 'fri 11 sep', 'any time', '1');
			const late = await ana.tap('Move it here');
			await test.later(6);
			await ana.hears();
			await ana.sends(late);
			expect((await ana.reads()).join()).toContain('Your visit is moved');
			expect(await bookings(test.house.store)).toHaveLength(1);
		});

		it('a button of a cancelled visit shows what became of it', async () => {
			await booksFirst();
			const again = await ana.tap('Book').catch(() => undefined);
			expect(again).toBeDefined();
			await says('my appointments', 'cancel it', 'yes');
			await ana.hears();
			await test.later(1);
			await ana.sends(again!);
			expect((await ana.reads()).join()).not.toContain('booked that time before');
		});
	});

	describe('In a review', () => {
		beforeEach(() => ana.reviews());

		it.each(['yes', 'ok', 'book it', 'book'])('"%s" books', async (word) => {
			await ana.says(word);
			expect(await bookings(test.house.store)).toHaveLength(1);
		});

		it('"new appointment" is no yes: nothing is booked, and the time is free again', async () => {
			await ana.says('new appointment');
			expect(await bookings(test.house.store)).toHaveLength(0);
		});
	});

	describe('On the card of an appointment', () => {
		it('"never mind" cancels nothing, and neither does "stop" when asked if one is sure', async () => {
			await booksFirst();
			await says(
				'my appointments',
				'never mind',
				'my appointments',
				'cancel',
				'stop',
				'my appointments',
				'cancel it',
				'no',
			);
			expect((await bookings(test.house.store)).map(({ status }) => status)).toEqual(['booked']);
		});
	});

	describe('An extension asked for a moment after the hold ran out', () => {
		it('leaves nothing held', async () => {
			await ana.reviews();
			await test.later(4);
			const longer = await ana.tap('Keep it longer');
			test.clock.forward(1.001);
			await ana.sends(longer);
			expect((await ana.reads()).at(-1)).toContain('These times are free');
			expect(await heldSlots(test.house.store)).toEqual([]);
		});
	});

	describe('In a group', () => {
		it('a patient is asked to write privately, and what the others say is left alone', async () => {
			const group = test.telegram.group('Neighbours');
			const beth = group.member({ id: 501, name: 'Beth' });
			const amos = group.member({ id: 502, name: 'Amos' });
			beth.says('/book');
			expect((await beth.hears()).text).toContain('Please write to me in a chat of our own');
			amos.says('good morning');
			amos.says('/start');
			expect((await amos.hears(2)).at(-1)!.text).toContain('Please write to me in a chat of our own');
			await test.settled();
			expect(amos.unheard).toEqual([]);
		});
	});
});
