/**
 * The booking conversation with Telegraf and its scenes, as its documentation teaches: a wizard with a step for each
 * answer, what was answered in `ctx.wizard.state`, a session store for where each chat is.
 */
import { type Context, Markup, Scenes, session, Telegraf } from 'telegraf';
import { TERMS, WELCOME } from './clinic.ts';
import { openDiary, type PartOfDay } from './diary.ts';
import type { Booker } from './person.ts';
import * as say from './words.ts';

interface Answers {
	contact: string;
	name: string;
	service: string;
	reason: string;
	clinic: number;
	day: number;
	slot: number;
	time: string;
}

type Wizard = Context & Scenes.WizardContext;

export function openTelegraf(path: string, clinics: string): Booker {
	const diary = openDiary(path, clinics);
	const screens = new say.Screens();

	const book = new Scenes.WizardScene<Wizard>(
		'book',
		(ctx) => next(ctx, TERMS, say.agreement),
		async (ctx) => {
			const answer = await tapped(ctx, 'agree', 'decline');
			if (answer === 'decline') return leave(ctx, 'As you wish.');
			return answer && next(ctx, 'How can the clinic reach you?');
		},
		async (ctx) => {
			const contact = await typed(ctx);
			if (!contact || !say.isPhone(contact)) return ctx.reply('I could not read that. Please try again.');
			of(ctx).contact = contact;
			return next(ctx, 'Have you been to one of our clinics before?', say.before);
		},
		async (ctx) => (await tapped(ctx, 'been')) && next(ctx, 'What is your name?'),
		async (ctx) => {
			const name = await typed(ctx);
			if (!name) return;
			of(ctx).name = name;
			diary.register(ctx.chat!.id, of(ctx).contact, name);
			return next(ctx, 'What kind of visit is it?', say.departments);
		},
		async (ctx) => (await tapped(ctx, 'department')) && next(ctx, 'Which service?', say.services),
		async (ctx) => {
			const service = await tapped(ctx, 'service');
			if (!service) return;
			of(ctx).service = service;
			return next(ctx, 'In a few words, why do you need this visit?');
		},
		async (ctx) => {
			const reason = await typed(ctx);
			if (!reason) return;
			of(ctx).reason = reason;
			return next(ctx, 'Is there anything the clinic should know?', say.skip);
		},
		async (ctx) => (await tapped(ctx, 'skip')) && next(ctx, 'Which clinic?', say.clinics),
		async (ctx) => {
			const clinic = await tapped(ctx, 'clinic');
			if (!clinic) return;
			of(ctx).clinic = Number(clinic);
			return next(ctx, 'When would you like to come?', say.daysOffered(diary.days(of(ctx).clinic)));
		},
		async (ctx) => {
			const day = await tapped(ctx, 'day');
			if (!day) return;
			of(ctx).day = Number(day);
			return next(ctx, 'What time of day?', say.parts);
		},
		async (ctx) => {
			const part = await tapped(ctx, 'part');
			if (!part) return;
			const times = diary.times(of(ctx).clinic, of(ctx).day, part as PartOfDay);
			return next(ctx, 'These times are free. Which one?', say.timesOffered(times));
		},
		async (ctx) => {
			const slot = Number(await tapped(ctx, 'slot'));
			if (!slot) return;
			if (!diary.hold(ctx.chat!.id, slot)) {
				ctx.wizard.selectStep(PICK_DAY);
				return ctx.reply('Somebody was faster.', keyboard(say.daysOffered(diary.days(of(ctx).clinic))));
			}
			Object.assign(of(ctx), { slot, time: say.timeLabel(diary.slot(slot)) });
			return next(ctx, `I am keeping ${of(ctx).time} for you, ${of(ctx).name}. Book it?`, say.confirm);
		},
		async (ctx) => {
			const answer = await tapped(ctx, 'confirm', 'another', 'cancel');
			if (answer === 'cancel') return leave(ctx, 'As you wish.');
			if (answer === 'another') {
				ctx.wizard.selectStep(PICK_DAY);
				return ctx.reply('When would you like to come?', keyboard(say.daysOffered(diary.days(of(ctx).clinic))));
			}
			if (!answer) return;
			const { slot, service, reason, time } = of(ctx);
			const reference = diary.book({ slot, chat: ctx.chat!.id, service, reason, details: null });
			return leave(ctx, reference ? `Your visit is booked: ${time}. Reference: ${reference}` : 'Your time ran out.');
		},
	);

	const bot = new Telegraf<Wizard>('1:example');
	bot.botInfo = { id: 1, is_bot: true, first_name: 'Example', username: 'example_bot' } as never;
	bot.use((ctx, next) => {
		ctx.telegram.callApi = async (method, payload) => screens.answer(method, payload) as never;
		return next();
	});
	bot.use(session({ store: diary.session as never }));
	bot.use(new Scenes.Stage<Wizard>([book]).middleware());
	bot.start((ctx) => ctx.reply(WELCOME, keyboard(say.welcome)));
	bot.action('book', async (ctx) => {
		await ctx.answerCbQuery();
		await ctx.scene.enter('book');
	});
	return {
		take: (update) => bot.handleUpdate(update as never),
		button: (chat, place) => screens.button(chat, place),
		booked: diary.booked,
		close: diary.close,
	};
}

/** The step that takes a day. */
const PICK_DAY = 9;

const of = (ctx: Wizard): Answers => ctx.wizard.state as Answers;

const keyboard = (options: readonly say.Option[]) =>
	Markup.inlineKeyboard(options.map(([label, data]) => [Markup.button.callback(label, data)]));

/** Goes on to the next step, and asks what it is about. */
function next(ctx: Wizard, question: string, options?: readonly say.Option[]) {
	ctx.wizard.next();
	return ctx.reply(question, options && keyboard(options));
}

async function leave(ctx: Wizard, words: string): Promise<void> {
	await ctx.reply(words);
	await ctx.scene.leave();
}

/** What stands behind the colon of the tapped button's data; nothing, after a word about it, if it is another button. */
async function tapped(ctx: Wizard, ...kinds: readonly string[]): Promise<string | undefined> {
	const query = ctx.callbackQuery;
	const [kind, value] = query && 'data' in query ? query.data.split(':') : [];
	if (kind !== undefined) await ctx.answerCbQuery();
	if (kind !== undefined && kinds.includes(kind)) return value ?? kind;
	await ctx.reply('Please tap one of the buttons.');
	return undefined;
}

async function typed(ctx: Wizard): Promise<string | undefined> {
	if (ctx.message && 'text' in ctx.message) return ctx.message.text;
	await ctx.reply('Please write it.');
	return undefined;
}
