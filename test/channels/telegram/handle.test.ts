import { expect, test } from 'vitest';
import type { Call } from '../../../src/channels/telegram/call.ts';
import { handle } from '../../../src/channels/telegram/handle.ts';
import type { Outcome, Receive } from '../../../src/message.ts';

const me = { id: 42, username: 'waitless_bot' };
const from = { id: 7, is_bot: false, first_name: 'Ana' };
const tap = { update_id: 1, callback_query: { id: 'tap', from, chat_instance: 'x', data: 'w:3.1' } };

/** Handles a tap, and tells what was done in which order. */
async function handled(receive: Receive, answer: () => Promise<unknown> = async () => true) {
	const done: string[] = [];
	const call: Call = (method, payload) => {
		done.push(`${method} ${JSON.stringify(payload)}`);
		return answer();
	};
	const noted: Receive = async (inbound) => {
		const outcome = await receive(inbound);
		done.push('committed');
		return outcome;
	};
	const ours = await handle(tap, { me, call, receive: noted });
	return { ours, done };
}

test.each<Outcome['kind']>(['taken', 'seen', 'setAside'])(
	'A tap that was %s is answered after its turn',
	async (kind) => {
		const { ours, done } = await handled(async () => ({ kind }));
		expect(ours).toBe(true);
		expect(done).toEqual(['committed', 'answerCallbackQuery {"callback_query_id":"tap"}']);
	},
);

test('A tap whose turn failed is not answered, and will come again', async () => {
	let answers = 0;
	const failing = handled(
		() => Promise.reject(new Error('no')),
		async () => (answers += 1),
	);
	await expect(failing).rejects.toThrow('no');
	expect(answers).toBe(0);
});

test('That an answer comes too late changes nothing', async () => {
	const tooOld = { error_code: 400, description: 'Bad Request: query is too old' };
	const { ours } = await handled(
		async () => ({ kind: 'taken' }),
		() => Promise.reject(tooOld),
	);
	expect(ours).toBe(true);
});

test('A client that throws at once changes nothing either', async () => {
	const { ours } = await handled(
		async () => ({ kind: 'taken' }),
		() => {
			throw new TypeError('no such method');
		},
	);
	expect(ours).toBe(true);
});

test.each([
	['That was taken back already.', {}],
	['These buttons were offered to a colleague. Please type the command yourself.', { show_alert: true }],
])('What came of a tap is told in its answer, and stays until it is read where it is long', async (told, alert) => {
	const { done } = await handled(async () => ({ kind: 'taken', told }));
	expect(JSON.parse(done.at(-1)!.replace('answerCallbackQuery ', ''))).toEqual({
		callback_query_id: 'tap',
		text: told,
		...alert,
	});
});
