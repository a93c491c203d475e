/** While a person of the clinic answers, the bot is silent in the patient's chat: what is written there is passed on. */
import { wasDone } from '../../db/queries/handover.ts';
import { backToBot, besidePerson, passItOn } from '../../flows/patient/human.ts';
import { at, part, text } from '../../flows/prompt.ts';
import type { Said } from '../../flows/said.ts';
import { understand } from '../../flows/understand.ts';
import { commonFacts } from '../common.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { ask } from '../speak.ts';
import { end, listenAgain, openHandover } from './end.ts';
import { type Handover, tellDesk } from './post.ts';

/** Whether what is said in this chat is for a person. */
export const isWithPerson = ({ talk }: Turn): boolean => talk.side === 'patient' && talk.beside.handover !== undefined;

/** Something was written, tapped or sent in it. */
export async function personHears(turn: Turn, said: Said): Promise<void> {
	const { tx, talk } = turn;
	const handover = await openHandover(tx, talk.beside.handover!);
	// It was meant for the person who has just left: nothing is done with it.
	if (!handover) await listenAgain(turn);
	else if (wants(turn, said) === 'botAsked') await goBack(turn, handover);
	else if (wants(turn, said) === 'passOnAsked') await passOnKept(turn, handover);
	else await passOn(turn, handover, said);
}

/** The bot, or that what was kept is passed on: by a button, or in its words; a number or a "yes" is for the person. */
function wants({ talk, network }: Turn, said: Said): 'botAsked' | 'passOnAsked' | undefined {
	if (said.kind !== 'choice' && said.kind !== 'text') return undefined;
	const { type } = heard(said, talk.beside.offers, talk.language, network);
	if (type === 'passOnAsked') return talk.beside.drafts.forPerson === undefined ? undefined : type;
	return type === 'botAsked' ? type : undefined;
}

const heard = (said: Said, offers: Turn['talk']['beside']['offers'], language: string, network: Turn['network']) =>
	understand(said, {
		language,
		common: commonFacts(network),
		asked: [[backToBot, passItOn]],
		offers: said.kind === 'choice' ? offers : [],
		misses: 0,
		wantsText: true,
	});

async function goBack(turn: Turn, { id, locationId }: Handover): Promise<void> {
	if (await end(turn.tx, id, 'patient'))
		await tellDesk(turn.tx, locationOf(turn.network, locationId), { id }, [part('handover-back', { number: id })], {
			over: true,
		});
	await listenAgain(turn, part('handover-listening'));
}

async function passOn(turn: Turn, { id, locationId }: Handover, said: Said): Promise<void> {
	const { tx, talk, network } = turn;
	const location = locationOf(network, locationId);
	const facts = { place: text(location.name) };
	const words = said.kind === 'text' ? said.text : said.kind === 'contact' ? said.phone : undefined;
	if (said.kind === 'unreadable' && said.caption) {
		const without = part('handover-without', { what: said.what });
		await tellDesk(tx, location, { id }, [part('handover-says', { number: id, text: said.caption }), without]);
		ask(talk, besidePerson(part('handover-caption-passed', { ...facts, what: said.what })));
		return;
	}
	if (words === undefined) {
		const tapped = said.kind === 'choice' || said.kind === 'link';
		ask(talk, besidePerson(part(tapped ? 'handover-no-buttons' : 'handover-text-only', facts)));
		return;
	}
	await tellDesk(tx, location, { id }, [part('handover-says', { number: id, text: words })]);
	// A word that means something to the bot ("help", "stop") goes to the person all the same; the way back is shown.
	if (heard(said, [], talk.language, network).type !== 'said' && said.kind === 'text' && words.length < LONG)
		ask(talk, besidePerson(part('handover-passed', facts)));
}

async function passOnKept(turn: Turn, { id, locationId }: Handover): Promise<void> {
	const { tx, talk, network } = turn;
	const location = locationOf(network, locationId);
	const { forPerson = '' } = talk.beside.drafts;
	delete talk.beside.drafts.forPerson;
	await tellDesk(tx, location, { id }, [part('handover-says', { number: id, text: forPerson })]);
	ask(talk, besidePerson(part('handover-passed', { place: text(location.name) })));
}

/** Longer texts are no words of command. */
const LONG = 60;

/** The clinic has written first: whoever is there may answer, and how they come back to the bot. */
async function tellOpened({ tx, network, talk }: Turn, { handover: id }: { readonly handover: number }) {
	const handover = await openHandover(tx, id);
	if (!handover || talk.beside.handover !== undefined) return undefined;
	talk.beside.handover = id;
	return besidePerson(part('handover-opened', { place: text(locationOf(network, handover.locationId).name) }));
}

/** Staff have ended it. */
async function tellEnded(turn: Turn, { handover }: { readonly handover: number }): Promise<undefined> {
	if (turn.talk.beside.handover === handover) await listenAgain(turn);
}

/** Its time is over, unless somebody has answered meanwhile, which prolongs it. */
async function tellOver(turn: Turn, { handover: id }: { readonly handover: number }): Promise<undefined> {
	const { tx, network, talk } = turn;
	const handover = await openHandover(tx, id);
	if (!handover || handover.until > tx.now || talk.beside.handover !== id) return;
	if (await end(tx, id, 'system'))
		await tellDesk(tx, locationOf(network, handover.locationId), handover, [part('handover-over', { number: id })], {
			over: true,
		});
	await listenAgain(turn);
}

/** Nobody has answered for a while: the patient learns whom to phone, and staff that they are waited for. */
async function tellWaits({ tx, network }: Turn, { handover: id }: { readonly handover: number }) {
	const handover = await openHandover(tx, id);
	if (!handover || (await wasAnswered(tx, id))) return undefined;
	const location = locationOf(network, handover.locationId);
	const since = at(handover.startedAt, location.zone);
	await tellDesk(tx, location, handover, [part('handover-waits-desk', { number: id, since })]);
	const phone = location.phone || network.settings.phone;
	return besidePerson(part('handover-waits', { place: text(location.name), phone }));
}

/** There is no chat any more in which anybody of the clinic would read it. */
async function tellNobody(turn: Turn, { handover: id }: { readonly handover: number }): Promise<undefined> {
	const { tx, network, talk } = turn;
	const handover = await openHandover(tx, id);
	if (!handover || talk.beside.handover !== id || !(await end(tx, id, 'system'))) return;
	const { name, phone } = locationOf(network, handover.locationId);
	const facts = { place: text(name), phone: phone || network.settings.phone };
	await listenAgain(turn, part('handover-nowhere', facts));
}

const wasAnswered = async (tx: Turn['tx'], id: number): Promise<boolean> =>
	(await tx.run(wasDone, { entity: `handover:${id}`, action: 'answered a patient' })).length > 0;

/** What a patient's chat is told of it, by kind. A bell only makes the chat look for what has come. */
export const handoverNews = {
	handoverOpened: tellOpened,
	handoverEnded: tellEnded,
	handoverOver: tellOver,
	handoverWaits: tellWaits,
	handoverNobody: tellNobody,
} as const;
