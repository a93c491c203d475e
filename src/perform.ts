/** Carries out, in the turn's transaction, what a patient's machine asks for. An effect nobody knows throws. */
import type { Draft, Effect } from '../flows/patient/effects.ts';
import { askWelcome } from '../flows/patient/idle.ts';
import { spokenIn } from './common.ts';
import { tidyName } from './core/contacts.ts';
import { human } from './handover/call.ts';
import { appointments } from './perform/appointments.ts';
import { booking } from './perform/booking.ts';
import { codes } from './perform/codes.ts';
import { followUps } from './perform/follow-up.ts';
import { identifying } from './perform/identify.ts';
import { links } from './perform/links.ts';
import { needs } from './perform/needs.ts';
import { ownData } from './perform/own-data.ts';
import { people } from './perform/people.ts';
import type { Performers, Turn } from './perform/performer.ts';
import { proposals } from './perform/proposals.ts';
import { queue } from './perform/queue.ts';
import { services } from './perform/services.ts';
import { times } from './perform/times.ts';
import { ask, askAgain, repeat } from './speak.ts';

/** Drafts that are kept as names are. */
const NAMES: readonly Draft[] = ['name', 'firstName', 'surname'];

type Answer = ReturnType<Performers[keyof Performers]>;

const saying: Pick<
	Performers,
	'say' | 'ask' | 'askAgain' | 'repeat' | 'attach' | 'speak' | 'listLanguages' | 'keepDraft' | 'dropDrafts'
> = {
	say({ parts }, { talk }) {
		talk.said.push(...parts);
		return undefined;
	},
	ask(question, { talk }) {
		ask(talk, question);
		return undefined;
	},
	askAgain({ parts, leaves }, { talk }) {
		if (leaves) talk.beside.aside = null;
		return askAgain(talk, parts) ? { type: 'askedAgain' } : undefined;
	},
	repeat(_, { talk }) {
		repeat(talk, askWelcome);
		return undefined;
	},
	attach({ attachments }, { talk }) {
		talk.attached.push(...attachments);
		return undefined;
	},
	listLanguages(_, { network }) {
		return { type: 'languagesListed', languages: spokenIn(network) };
	},
	speak({ language }, { talk, network }) {
		if (spokenIn(network).includes(language)) talk.language = language;
		return undefined;
	},
	keepDraft({ draft, text }, { talk }) {
		talk.beside.drafts[draft] = NAMES.includes(draft) ? tidyName(text) : text;
		return undefined;
	},
	dropDrafts({ drafts }, { talk }) {
		for (const draft of drafts) delete talk.beside.drafts[draft];
		return undefined;
	},
};

const performers: Performers = {
	...saying,
	...people,
	...identifying,
	...needs,
	...services,
	...times,
	...booking,
	...appointments,
	...codes,
	...links,
	...ownData,
	...queue,
	...proposals,
	...followUps,
	...human,
};

/** @param effect its `type` and `params` as the machine gave them. Answers the event to step next, if there is one. */
export async function perform(effect: Effect, turn: Turn): Promise<Awaited<Answer>> {
	const performer = performers[effect.type] as ((params: unknown, turn: Turn) => Answer) | undefined;
	if (!performer) throw new Error(`Nobody knows how to "${effect.type}".`);
	return performer(effect.params, turn);
}
