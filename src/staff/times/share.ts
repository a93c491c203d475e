/** `/share <who> <day> <60%> [at <clinic>]`: how much of a day patients may book in a chat; alone, what holds everywhere. */
import { DateTime } from 'luxon';
import { at, line, part, text } from '../../../flows/prompt.ts';
import type { Location } from '../../core/network.ts';
import { setShare, sharesOn } from '../../core/share.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { takeShare } from '../grammar/amounts.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, WITH } from '../grammar/clauses.ts';
import { type Day, dayAt } from '../grammar/days.ts';
import { exampleName, meant, nameWords } from '../grammar/names.ts';
import { managed, managedAt, placeMeant, practitionerMeant, trimmed } from '../grammar/people.ts';
import { takeDays } from '../grammar/stretches.ts';
import { type Asked, factsOf, lead, stands } from './share-told.ts';
import { shareWide, wideMeant } from './share-wide.ts';

const HALF = 50;
const OFFERED = [100, 80, 60, 50, 0];
/** A name, and a share without its sign: `naidoo 60`, `naidoo half`. */
const BARE = /^(.*?)(?:(?:^|\s)(\d{1,3}|half|(?:la )?moitié))?$/iu;
const DEFAULT = /(?<!\p{L})(?:default|as usual|par défaut|comme d'habitude)(?!\p{L})/iu;

export const share: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const { tx, network, talk } = turn;
		if (rest === '') return showAll(turn, member);
		const usual = DEFAULT.test(rest);
		const words = nameWords(network);
		const { share: typed, rest: unshared } = usual
			? { share: undefined, rest: rest.replace(DEFAULT, ' ') }
			: takeShare(rest);
		const undated = takeDays(unshared, tx.now, 'UTC', talk.language, words);
		if (undated.problem) throw new Wrong(undated.problem);
		const clauses = clausesIn(undated.rest, { at: AT, with: WITH });
		const [, name = '', number] = BARE.exec(trimmed(clauses.with ?? clauses.rest)) ?? [];
		const share = typed ?? (number === undefined ? undefined : /\d/.test(number) ? Number(number) : HALF);
		if (share !== undefined && share > 100) throw new Wrong(part('share-over', { share }));
		const nobody = name !== '' && meant(name, network.practitioners.all, talk.language).kind === 'none';
		const wide = nobody && !undated.day && !usual ? wideMeant(turn, trimmed(name), share) : undefined;
		if (wide) return shareWide(turn, member, wide, share, sure);
		const practitioner = practitionerMeant(turn, member, name, (code) => `share ${rest} with ${code}`);
		const places = managedAt(member, practitioner, network);
		const dated = takeDays(unshared, tx.now, places[0]!.zone, talk.language, words);
		if (dated.problem) throw new Wrong(dated.problem);
		const { day = today(turn, places[0]!), last = day } = dated;
		if (last.iso !== day.iso) throw new Wrong(part('share-one-day'));
		const all = await sharesOn(tx, practitioner.id, day.date);
		const here = places.filter(({ id }) => all.some(({ locationId }) => locationId === id));
		const noon = at(instantOf({ date: day.date, minute: 720 }, places[0]!.zone), places[0]!.zone);
		if (here.length === 0) throw new Wrong(part('share-no-times', { person: practitioner.name, day: noon }));
		const asTyped = share === undefined ? '' : `${share}%`;
		const begun = `share ${practitioner.code} ${day.iso} ${usual ? 'default' : asTyped}`.trimEnd();
		const location = placeMeant(turn, here, clauses.at, (code) => `${begun} at ${code}`);
		const sessions = all.filter(({ locationId }) => locationId === location.id);
		const asked = { practitioner, location, day, sessions };
		if (share === undefined && !usual) throw howMuch(turn, asked);
		await change(turn, member, asked, usual ? null : share!);
	},
	examples: ({ network, tx }, member) => {
		const person = managed(member, network)[0];
		const zone = person ? managedAt(member, person, network)[0]!.zone : 'UTC';
		const day = dayAt(DateTime.fromMillis(tx.now, { zone }).plus({ days: 1 })).iso;
		return person ? [line('share-example', { name: exampleName(person, network), day })] : [];
	},
};

const today = ({ tx }: Turn, { zone }: Location): Day => dayAt(DateTime.fromMillis(tx.now, { zone }));

function howMuch(turn: Turn, asked: Asked): Asks {
	const { practitioner, day, location } = asked;
	const typed = `share ${practitioner.code} at ${location.code} ${day.iso}`;
	return new Asks(
		[part('share-of', factsOf(asked)), stands(turn, asked, asked.sessions), line('share-ask')],
		OFFERED.map((percent) => ({ label: part('share-choice', { percent }), line: `${typed} ${percent}%` })),
		typed,
	);
}

async function change(turn: Turn, member: Member, asked: Asked, percent: number | null): Promise<void> {
	const { tx, network } = turn;
	const { practitioner, location, day, sessions } = asked;
	const done = await setShare(
		tx,
		network,
		sessions.map(({ id }) => ({ scheduleId: id, percent })),
	);
	const undo = await undoable(turn, member, 'changed the online share', `practitioner:${practitioner.id}`, {
		...{ practitionerId: practitioner.id, locationId: location.id, date: day.date },
		before: sessions.map(({ id, share }) => ({ id, share })),
		after: percent,
	});
	const now = (await sharesOn(tx, practitioner.id, day.date)).filter(({ id }) =>
		sessions.some((each) => each.id === id),
	);
	offer(
		turn,
		[
			part('share-changed', { ...factsOf(asked), percent: percent ?? -1 }),
			stands(turn, asked, now),
			...(done.stay > 0 ? [line('share-stay', { stay: done.stay, percent: percent ?? -1 })] : []),
		],
		[undo],
	);
}

/** What departments and services say, and what this member can change. */
async function showAll(turn: Turn, member: Member): Promise<void> {
	const { network, talk } = turn;
	talk.said.push(part('share-all'));
	for (const { name, share } of network.departments.all.filter(({ retired }) => !retired))
		talk.said.push(
			line('share-one', { name: text(name), percent: share?.percent ?? 100, ...lead(share?.releaseMinutes) }),
		);
	for (const { name, share, retired } of network.services.all)
		if (share && !retired)
			talk.said.push(line('share-one', { name: text(name), percent: share.percent, ...lead(share.releaseMinutes) }));
	talk.said.push(part('share-how'), ...(await share.examples(turn, member)));
}
