import { describe, expect, it } from 'vitest';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { FRESH } from '../../flows/patient/context.ts';
import type { Effect } from '../../flows/patient/effects.ts';
import type { PatientEvent } from '../../flows/patient/events.ts';
import { proving } from '../../flows/patient/proving.ts';
import { patient } from '../../flows/patient/setup.ts';
import { part } from '../../flows/prompt.ts';

const machine = patient.createMachine({
	id: 'patient',
	context: { ...FRESH, patientId: 7 },
	initial: 'proof',
	states: {
		...proving({
			id: 'proof',
			to: ({ patientId }) => ({ kind: 'patient', patientId: patientId! }),
			right: 'inside',
			back: 'outside',
			other: { choice: { label: part('choice-skip'), event: { type: 'skipped' } }, target: 'otherwise' },
		}),
		inside: {},
		outside: {},
		otherwise: {},
	},
});
type Here = SnapshotFrom<typeof machine>;

const codeSent: PatientEvent = {
	type: 'codeSent',
	to: { how: 'phone', shown: '11', place: 0 },
	others: [{ how: 'email', shown: 't…@example.org', place: 1 }],
};
const locked: PatientEvent = { type: 'codeLocked', until: 1, zone: 'UTC', city: 'Paris' };

/** Where these events lead from the beginning, and what the last of them asked for. */
function after(...events: readonly PatientEvent[]): { here: Here; effects: readonly Effect[] } {
	let [here, effects]: [Here, readonly unknown[]] = initialTransition(machine);
	for (const event of events) [here, effects] = transition(machine, here, event);
	return { here, effects: effects as readonly Effect[] };
}
const asked = (effects: readonly Effect[]) =>
	effects.flatMap((effect) => (effect.type === 'ask' ? effect.params.choices.map(({ label }) => label.key) : []));

describe('Proving by a code', () => {
	it('begins with sending one to the first contact', () => {
		expect(after().effects).toMatchObject([
			{ type: 'sendCode', params: { to: { kind: 'patient', patientId: 7 }, place: 0 } },
		]);
		expect(after().here.hasTag('waits')).toBe(false);
	});

	it('then waits for it, and offers another, another contact, the other way on, and back', () => {
		const { here, effects } = after(codeSent);
		expect([here.hasTag('waits'), here.hasTag('text')]).toEqual([true, true]);
		expect(asked(effects)).toEqual(['choice-code-again', 'choice-code-email', 'choice-skip', 'choice-back']);
		expect(after(codeSent, { type: 'codeAsked', place: 1 }).effects).toMatchObject([
			{ type: 'sendCode', params: { place: 1 } },
		]);
		expect(after(codeSent, { type: 'codeAsked', place: 1 }, codeSent).here.hasTag('text')).toBe(true);
	});

	it.each([
		'123456',
		' 123 456 ',
		'12-34-56.',
		'１２３４５６',
		'١٢٣٤٥٦',
		'123–456',
		'Harbour Health: your code is 123456, good for 10 minutes.',
	])('takes %j for the code 123456', (text) => {
		expect(after(codeSent, { type: 'said', text }).effects).toMatchObject([
			{ type: 'checkCode', params: { code: '123456' } },
		]);
	});

	it.each(['12345', '1234567', '0825550101', 'what code?', '123456 or 654321'])('%j is no code, and no try', (text) => {
		const { here, effects } = after(codeSent, { type: 'said', text });
		expect(effects).toMatchObject([{ type: 'askAgain', params: { parts: [{ key: 'hint-code' }] } }]);
		expect(here.hasTag('text')).toBe(true);
	});

	const typed: PatientEvent = { type: 'said', text: '123456' };

	it('leads on with a right one, and knows whose record it was', () => {
		expect(after(codeSent, typed, { type: 'codeRight', patientId: 9 }).here).toMatchObject({
			value: 'inside',
			context: { patientId: 9 },
		});
		expect(after(codeSent, typed, { type: 'codeRight', patientId: null }).here.context.patientId).toBe(7);
	});

	it('says how many tries are left after a wrong one, offers a new one after its time, and goes on waiting', () => {
		const wrong = after(codeSent, typed, { type: 'codeWrong', left: 3 });
		expect(wrong.effects).toMatchObject([{ params: { parts: [{ key: 'code-wrong', facts: { left: 3 } }] } }]);
		const over = after(codeSent, typed, { type: 'codeOver' });
		expect(over.effects).toMatchObject([{ type: 'askAgain', params: { parts: [{ key: 'code-over' }] } }]);
		for (const { here } of [wrong, over]) expect(here.hasTag('text')).toBe(true);
	});

	it.each<[string, readonly PatientEvent[], string]>([
		['none can be sent', [{ type: 'codeNotSent', why: 'unconfirmed' }], 'code-not-sent-unconfirmed'],
		['too many were asked for', [locked], 'code-locked'],
		['too many wrong ones were typed', [codeSent, typed, locked], 'code-locked'],
	])('where %s, says so and offers what is left', (_, events, key) => {
		const { here, effects } = after(...events);
		expect(effects).toMatchObject([{ type: 'ask', params: { news: [{ key }] } }]);
		expect(asked(effects)).toEqual(['choice-skip', 'choice-back']);
		expect(here.hasTag('waits')).toBe(true);
		expect(after(...events, { type: 'backAsked' }).here.value).toBe('outside');
		expect(after(...events, { type: 'skipped' }).here.value).toBe('otherwise');
	});

	it('is left by back and by the other way on', () => {
		expect(after(codeSent, { type: 'backAsked' }).here.value).toBe('outside');
		expect(after(codeSent, { type: 'skipped' }).here.value).toBe('otherwise');
	});
});
