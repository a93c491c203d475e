/** Why, as it is typed behind a command: in whatever quotation marks, with whatever is quoted within. */
import { describe, expect, it } from 'vitest';
import { reasonAgain, takeBecause, takeWhy } from '../../src/staff/grammar/reason.ts';

describe('Why', () => {
	it.each([
		['she is ill', 'she is ill'],
		['"she is ill"', 'she is ill'],
		['"she said "no" twice"', 'she said "no" twice'],
		['"she said "no""', 'she said "no"'],
		['""no" is what she said"', '"no" is what she said'],
		['“she said ‘no’ twice”', 'she said ‘no’ twice'],
		['“she said “no” twice”', 'she said “no” twice'],
		['“she said "no" twice”', 'she said "no" twice'],
		['„sie sagte nein“', 'sie sagte nein'],
		['«elle ne peut pas»', 'elle ne peut pas'],
		['« elle a dit « non » deux fois »', 'elle a dit « non » deux fois'],
		['«\u00a0l’heure ne va pas\u00a0»', 'l’heure ne va pas'],
		['" she is ill "', 'she is ill'],
		['"she’s ill, and it’s Ann\'s day off"', "she’s ill, and it’s Ann's day off"],
		['"I can’t because of work"', 'I can’t because of work'],
		['"she is ill 🤒"', 'she is ill 🤒'],
		['"she is ill\nand asks for Friday"', 'she is ill\nand asks for Friday'],
	])('is taken whole: %s', (typed, because) => {
		expect(takeBecause(`#4 because ${typed}`)).toEqual({ because, rest: '#4' });
		const quoted = because === typed ? `"${typed}"` : typed;
		expect(takeBecause(`#4 because ${quoted} friday at 9`)).toEqual({ because, rest: '#4 friday at 9' });
		expect(takeBecause(`#4${reasonAgain(because)} friday at 9`)).toEqual({ because, rest: '#4 friday at 9' });
		expect(takeWhy(`5RH4-C7KX because ${typed}`)).toEqual({ because, rest: '5RH4-C7KX' });
		expect(takeWhy(`5RH4-C7KX since 17${reasonAgain(because)}`)).toEqual({ because, rest: '5RH4-C7KX since 17' });
	});

	it.each([
		['"she said no', 'she said no'],
		['"she said "no" twice', 'she said "no" twice'],
		['she said no"', 'she said no'],
		['she said "no"', 'she said "no"'],
		['“she said no', 'she said no'],
		['« elle a dit non', 'elle a dit non'],
	])('is all that follows where a mark is missing: %s', (typed, because) => {
		expect(takeBecause(`#4 because ${typed}`)).toEqual({ because, rest: '#4' });
		expect(takeWhy(`5RH4-C7KX because ${typed}`)).toEqual({ because, rest: '5RH4-C7KX' });
		expect(takeBecause(`#4${reasonAgain(because)} friday`)).toEqual({ because, rest: '#4 friday' });
	});

	it.each([
		['"no" she said', '"no" she said'],
		['the patient is ill because of the heat', 'the patient is ill because of the heat'],
		['because of "heat" and because of rain', 'of "heat" and because of rain'],
		['parce qu’elle est malade', 'elle est malade'],
		['parce que: elle est malade', 'elle est malade'],
		['because: she is ill', 'she is ill'],
	])('is all that stands behind a visit’s reference: %s', (typed, because) => {
		expect(takeWhy(`5RH4-C7KX ${typed}`)).toEqual({ because, rest: '5RH4-C7KX' });
		expect(takeWhy(`5RH4-C7KX since 17${reasonAgain(because)}`)).toEqual({ because, rest: '5RH4-C7KX since 17' });
	});

	it.each(['#4 friday', '5RH4-C7KX since 17', '5RH4-C7KX'])('is not there where none is said: %s', (typed) => {
		expect(takeWhy(typed)).toEqual({ because: undefined, rest: typed });
		expect(takeWhy(`${typed} because ""`)).toEqual({ because: undefined, rest: typed });
	});

	it('has at most 500 characters, of which an emoji is one', () => {
		const most = '🤒'.repeat(500);
		expect(takeBecause(`#4 because ${most}`).because).toBe(most);
		for (const take of [takeBecause, takeWhy])
			expect(() => take(`5RH4-C7KX because ${most}🤒`)).toThrow('edit-too-long');
	});
});
