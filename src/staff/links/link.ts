/** `/link <patient> [type] [with … at …]`: sends a booking link for a type of visit; what is left out is asked for. */
import { matchOffered, tokens } from '../../../flows/match.ts';
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { spokenIn } from '../../common.ts';
import { aimOf } from '../../core/link-booking.ts';
import { createLink, type Link, openLinksOf, sentAgain } from '../../core/links.ts';
import type { LinkType, Location, Practitioner } from '../../core/network.ts';
import { offered } from '../../core/offering.ts';
import type { PatientWithContacts } from '../../core/patients.ts';
import { personWithId } from '../../core/person.ts';
import { sendLink, type Way, wayOf, waysTo } from '../../links/send.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Refused, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { zoneOf } from '../finding/colleagues.ts';
import { opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { whose } from '../finding/visit.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { meant } from '../grammar/names.ts';
import { addressesTold, aimTold, maySend, wayButtons } from './told.ts';

const WITH = ['with', 'avec'];
const BY = /\s+(?:by|par)\s+(\S+)$/i;
const MOST_LISTED = 8;

export const link: Command = {
	roles: EVERYBODY,
	privately: true,
	async run(turn, member, { rest }) {
		if (rest === '') return offer(turn, [part('link-ask-patient')], [], 'link');
		const way = BY.exec(rest)?.[1]?.toLowerCase();
		const { rest: first, ...clauses } = clausesIn(rest.replace(BY, ''), { with: WITH, at: AT });
		const types = typesOf(turn, member);
		const { who, what } = taken(first, types, turn.talk.language);
		const patient = await patientMeant(turn, member, who, (number) => lineOf(number, what, clauses));
		if (!patient) return;
		const type = typeMeant(turn, types, what, (code) => lineOf(`#${patient.id}`, code, clauses));
		if (!type) return;
		await mustSuit(turn, patient, type);
		const chosen = { type, patient, ...choiceIn(turn, type, clauses) };
		if (way === undefined) return show(turn, member, chosen, lineOf(`#${patient.id}`, type.code, clauses));
		await sendBy(turn, member, patient, (await alike(turn, chosen)) ?? chosen, way);
	},
	examples: (turn, member) => {
		const [type] = typesOf(turn, member);
		return type ? [line('link-example', { type: type.code })] : [];
	},
};

/** Types of clinics whose diary this member may see. */
const typesOf = ({ network }: Turn, member: Member): LinkType[] =>
	network.linkTypes.all.filter((type) => !type.retired && maySend(member, network, type));

interface Clauses {
	readonly with?: string | undefined;
	readonly at?: string | undefined;
}

const lineOf = (who: string, what: string, { with: person, at: place }: Clauses): string =>
	['link', who, what, person && `with ${person}`, place && `at ${place}`].filter(Boolean).join(' ');

/** `Nomsa Khumalo stitches out`: the longest end that is the beginning of a type's words is the type. */
function taken(typed: string, types: readonly LinkType[], language: string): { who: string; what: string } {
	const comma = typed.indexOf(',');
	if (comma > 0) return { who: typed.slice(0, comma).trim(), what: typed.slice(comma + 1).trim() };
	const words = typed.split(/\s+/).filter(Boolean);
	for (let from = 1; from < words.length; from++) {
		const what = words.slice(from).join(' ');
		if (narrowed(types, what, language).length > 0) return { who: words.slice(0, from).join(' '), what };
	}
	// Behind a number there is nothing else of a patient.
	if (/^#\d+$/.test(words[0] ?? '')) return { who: words[0]!, what: words.slice(1).join(' ') };
	return { who: typed, what: '' };
}

/** Those whose name has words that begin with all that was typed; else the one that was perhaps meant. */
function narrowed(types: readonly LinkType[], typed: string, language: string): LinkType[] {
	const code = types.filter((type) => type.code === typed.toLowerCase());
	if (code.length > 0) return code;
	const wanted = tokens(typed);
	const names = types.map(({ name }) => inLanguage(name, language));
	const begun = types.filter((_, i) =>
		wanted.every((word) => tokens(names[i]!).some((token) => token.startsWith(word))),
	);
	if (begun.length > 0 || wanted.length === 0) return begun;
	const near = matchOffered(typed, names);
	return typeof near === 'number' ? [types[near]!] : [];
}

/** The type that is meant; else those it could be are offered, and words typed next narrow them. */
function typeMeant(
	turn: Turn,
	types: readonly LinkType[],
	typed: string,
	lineFor: (code: string) => string,
): LinkType | undefined {
	const { language } = turn.talk;
	const found = narrowed(types, typed, language);
	if (found.length === 1 && typed !== '') return found[0];
	const none = typed !== '' && found.length === 0;
	const other = none ? narrowed(turn.network.linkTypes.all, typed, language)[0] : undefined;
	const said = part(types.length > 0 ? 'link-no-type' : 'link-no-types', { typed });
	if (other && !types.includes(other)) throw new Refused(`linkType:${other.id}`, said);
	if (types.length === 0) throw new Wrong(said);
	const fitting = none ? types : found;
	const some = fitting.slice(0, MOST_LISTED);
	const more = fitting.length - some.length;
	offer(
		turn,
		[part(none ? 'link-no-type' : 'link-which', { typed }), ...(more > 0 ? [line('link-more', { count: more })] : [])],
		some.map(({ code, name }) => ({ label: part('own', { text: text(name) }), line: lineFor(code) })),
		lineFor('').trim(),
	);
	return undefined;
}

/** Throws `Wrong`, with the rule, where the patient could not book by such a link. */
async function mustSuit(turn: Turn, patient: PatientWithContacts, type: LinkType): Promise<void> {
	const { tx, network } = turn;
	const service = network.services.byCode.get(type.service);
	if (!service || service.retired) throw new Wrong(part('link-no-service'));
	const opening = offered(network, service, await personWithId(tx, network, patient.id), tx.now, true);
	const why = opening.kind === 'no' ? opening.why : opening.needs[0];
	const { from = 0, below = 0 } = service.eligibility.ages ?? {};
	if (why)
		throw new Wrong(part('link-refused', { ...whose(turn, patient), why, service: text(service.name), from, below }));
	if (!type.identifies && !patient.birthDate) throw new Wrong(part('link-no-birth-date', whoFacts(patient)));
}

interface Chosen {
	readonly type: LinkType;
	readonly patient: PatientWithContacts;
	/** Where the type leaves it open. */
	readonly practitioner?: Practitioner | undefined;
	readonly location?: Location | undefined;
}

function choiceIn({ network, talk }: Turn, type: LinkType, clauses: Clauses): Omit<Chosen, 'type' | 'patient'> {
	const { practitioners, locations } = network;
	const person =
		clauses.with && type.practitioner === null ? meant(clauses.with, practitioners.all, talk.language) : undefined;
	const place = clauses.at && type.location === null ? meant(clauses.at, locations.all, talk.language) : undefined;
	if (person && person.kind !== 'one') throw new Wrong(part('staff-none-person', { name: clauses.with! }));
	if (place && place.kind !== 'one') throw new Wrong(part('staff-none-clinic', { name: clauses.at! }));
	return { practitioner: person?.row, location: place?.row };
}

/** One of the same kind that is still open: a second tap sends it again, and makes no second. */
async function alike({ tx }: Turn, { type, patient, practitioner, location }: Chosen): Promise<Link | undefined> {
	return (await openLinksOf(tx, patient.id)).find(
		(each) =>
			each.linkTypeId === type.id &&
			each.practitionerId === (practitioner?.id ?? null) &&
			each.locationId === (location?.id ?? null),
	);
}

/** What would be sent, and the ways there are. */
async function show(turn: Turn, member: Member, chosen: Chosen, lineSoFar: string): Promise<void> {
	const { tx, network } = turn;
	const { type, patient, practitioner, location } = chosen;
	await opened(turn, member, patient);
	const there = await alike(turn, chosen);
	const link: Link = there ?? {
		...{ id: 0, tokenHash: '', token: '', linkTypeId: type.id, patientId: patient.id, status: 'sent', tries: 0 },
		...{ practitionerId: practitioner?.id ?? null, locationId: location?.id ?? null, appointmentId: null },
		...{ createdBy: '', createdAt: tx.now, expiresAt: tx.now + type.validDays * 86_400_000 },
	};
	const aim = aimOf(network, link, tx.now);
	if (!aim) throw new Wrong(part('link-no-service'));
	const spoken = spokenIn(network);
	const language = spoken.find((each) => each === patient.language) ?? spoken[0]!;
	const parts: Part[] = [
		part('link-for', { ...whoFacts(patient), type: text(type.name) }),
		...aimTold(turn, member, aim),
		...(type.text ? [line('link-text', { text: inLanguage(type.text, language) })] : []),
		...(there ? [line('link-there', { at: at(there.createdAt, zoneOf(turn, member)) })] : []),
		part('link-how'),
	];
	offer(
		turn,
		parts,
		wayButtons(await waysTo(turn, patient.id), (way) => `${lineSoFar} by ${way}`),
	);
}

/** Sends a link that is there, or one that is made now. */
export async function sendBy(
	turn: Turn,
	member: Member,
	patient: PatientWithContacts,
	what: Link | Chosen,
	wanted: string,
): Promise<void> {
	const { tx, talk, network } = turn;
	const by = `staff:${member.id}`;
	const way = wayMeant(await waysTo(turn, patient.id), wanted);
	let link: Link;
	if ('token' in what) {
		link = what;
		await sentAgain(tx, link, by, wayOf(way));
	} else {
		const { type, practitioner, location } = what;
		const whose = { patientId: patient.id, practitionerId: practitioner?.id, locationId: location?.id };
		link = await createLink(tx, type, { ...whose, by, way: wayOf(way) });
	}
	const aim = aimOf(network, link, tx.now);
	if (!aim) throw new Error('A link was made for what the clinic does not have.');
	await record(tx, talk, member, 'sent link', `patient:${patient.id}`, { link: link.id, way: wayOf(way) });
	await sendLink(turn, aim, patient, way);
	if (way.kind === 'copied')
		talk.attached.push({ kind: 'qr', language: talk.language, linkId: link.id, conversationId: talk.id });
	const contact = 'contact' in way ? way.contact.value : '';
	offer(
		turn,
		[
			part(`link-sent-${way.kind}`, { ...whoFacts(patient), type: text(aim.type.name), contact }),
			...(way.kind === 'copied' ? addressesTold(turn, link) : []),
		],
		[
			{ label: part('choice-link-expire'), line: `links @${link.id} expire` },
			{ label: part('choice-links'), line: `links #${patient.id}` },
		],
	);
}

function wayMeant(ways: readonly Way[], typed: string): Way {
	const alias: Readonly<Record<string, string>> = {
		'e-mail': 'email',
		courriel: 'email',
		copier: 'copy',
		copied: 'copy',
	};
	const found = ways.find(({ id }) => id === (alias[typed] ?? typed));
	if (!found) throw new Wrong(part('link-no-way'));
	return found;
}
