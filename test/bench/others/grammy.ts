/**
 * The booking conversation with grammY and its conversations plugin, as their documentation teaches: one function that
 * waits for each answer, work on the database inside `conversation.external`, a storage adapter for what is replayed.
 */
import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations';
import { Bot, type Context, InlineKeyboard, type Transformer } from 'grammy';
import { TERMS, WELCOME } from './clinic.ts';
import { type Diary, openDiary, type PartOfDay } from './diary.ts';
import type { Booker } from './person.ts';
import * as say from './words.ts';

type Outer = ConversationFlavor<Context>;
type Talk = Conversation<Outer, Context>;

export function openGrammy(path: string, clinics: string): Booker {
	const diary = openDiary(path, clinics);
	const screens = new say.Screens();
	const answering: Transformer = async (_, method, payload) =>
		({ ok: true, result: screens.answer(method, payload) }) as never;

	const bot = new Bot<Outer>('1:example', {
		botInfo: { id: 1, is_bot: true, first_name: 'Example', username: 'example_bot' } as never,
	});
	bot.api.config.use(answering);
	bot.use(
		conversations({
			storage: {
				type: 'key',
				version: 1,
				adapter: {
					read: (key) => diary.session.get(key) as never,
					write: diary.session.set,
					delete: diary.session.delete,
				},
			},
			plugins: [
				(ctx, next) => {
					ctx.api.config.use(answering);
					return next();
				},
			],
		}),
	);
	bot.use(createConversation((talk: Talk, ctx) => book(talk, ctx, diary), 'book'));
	bot.command('start', (ctx) => ctx.reply(WELCOME, { reply_markup: keyboard(say.welcome) }));
	bot.callbackQuery('book', async (ctx) => {
		await ctx.answerCallbackQuery();
		await ctx.conversation.enter('book');
	});
	return {
		take: (update) => bot.handleUpdate(update as never),
		button: (chat, place) => screens.button(chat, place),
		booked: diary.booked,
		close: diary.close,
	};
}

const keyboard = (options: readonly say.Option[]): InlineKeyboard =>
	InlineKeyboard.from(options.map(([label, data]) => [InlineKeyboard.text(label, data)]));

/** Asks, and waits until one of the buttons is tapped. Answers what stands behind the colon of its data, if one does. */
async function choose(talk: Talk, ctx: Context, question: string, options: readonly say.Option[]): Promise<string> {
	await ctx.reply(question, { reply_markup: keyboard(options) });
	const tap = await talk.waitForCallbackQuery(
		options.map(([, data]) => data),
		{ otherwise: (other) => other.reply('Please tap one of the buttons.') },
	);
	await tap.answerCallbackQuery();
	const { data } = tap.callbackQuery;
	return data.slice(data.indexOf(':') + 1);
}

/** Asks, and waits for words. */
async function ask(talk: Talk, ctx: Context, question: string, fits = (_: string) => true): Promise<string> {
	await ctx.reply(question);
	const answer = await talk.waitFor('message:text').and((other) => fits(other.message?.text ?? ''), {
		otherwise: (other) => other.reply('I could not read that. Please try again.'),
	});
	return answer.message.text;
}

async function book(talk: Talk, ctx: Context, diary: Diary): Promise<void> {
	const chat = ctx.chatId!;
	if ((await choose(talk, ctx, TERMS, say.agreement)) === 'decline') return void (await ctx.reply('As you wish.'));
	const contact = await ask(talk, ctx, 'How can the clinic reach you?', say.isPhone);
	await choose(talk, ctx, 'Have you been to one of our clinics before?', say.before);
	const name = await ask(talk, ctx, 'What is your name?');
	await talk.external(() => diary.register(chat, contact, name));
	await choose(talk, ctx, 'What kind of visit is it?', say.departments);
	const service = await choose(talk, ctx, 'Which service?', say.services);
	const reason = await ask(talk, ctx, 'In a few words, why do you need this visit?');
	await choose(talk, ctx, 'Is there anything the clinic should know?', say.skip);
	const clinic = Number(await choose(talk, ctx, 'Which clinic?', say.clinics));
	for (;;) {
		const days = await talk.external(() => diary.days(clinic));
		const day = Number(await choose(talk, ctx, 'When would you like to come?', say.daysOffered(days)));
		const part = (await choose(talk, ctx, 'What time of day?', say.parts)) as PartOfDay;
		const times = await talk.external(() => diary.times(clinic, day, part));
		const slot = Number(await choose(talk, ctx, 'These times are free. Which one?', say.timesOffered(times)));
		if (!(await talk.external(() => diary.hold(chat, slot)))) {
			await ctx.reply('Somebody was faster.');
			continue;
		}
		const time = say.timeLabel(times.find(({ id }) => id === slot)!);
		const answer = await choose(talk, ctx, `I am keeping ${time} for you, ${name}. Book it?`, say.confirm);
		if (answer === 'cancel') return void (await ctx.reply('As you wish.'));
		if (answer === 'another') continue;
		const visit = { slot, chat, service, reason, details: null };
		const reference = await talk.external(() => diary.book(visit));
		await ctx.reply(reference ? `Your visit is booked: ${time}. Reference: ${reference}` : 'Your time ran out.');
		return;
	}
}
