/** `/linktype`: what staff can send a link for: listed, made field by field, retired. Those of the clinic file are changed there. */
import { writeLinkType } from '../../../db/queries/clinic.ts';
import { tokens } from '../../../flows/match.ts';
import { line, type Part, part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { giversOf } from '../../core/givers.ts';
import { bumpNetwork, type LinkType } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { administers, type Member, record } from '../dialogue/who.ts';
import { meant } from '../grammar/names.ts';
import { FIELDS, type Field, fieldsIn, mayKeep, placesFor, typeIn, type Written, writtenAs } from './types.ts';

const MOST_OFFERED = 10;

export const linktype: Command = {
	roles: ADMINISTRATORS,
	async run(turn, member, { rest, sure }) {
		const [, verb = '', what = ''] = /^(new|add|nouveau|retire|retirer|remove)(?:\s+(.*))?$/is.exec(rest) ?? [];
		if (rest === '') return list(turn, member);
		if (/^ret|^rem/i.test(verb)) return retire(turn, member, what);
		if (verb === '' && !rest.includes(':')) throw new Wrong(part('linktype-what'));
		const fields = fieldsIn(verb === '' ? rest : what);
		await make(turn, member, fields, sure);
	},
	examples: ({ network }, member) => {
		const service = network.services.all.find((each) => !each.retired && mayKeepSome(network, member, each.code));
		return service ? [line('linktype-example', { service: service.code })] : [];
	},
};

const mayKeepSome = (network: Turn['network'], member: Member, service: string): boolean =>
	giversOf(network, service).some(({ location }) => administers(member, location.code));

/** What a type is, in a line. */
function told({ network }: Turn, type: Partial<LinkType>): Part {
	return line('linktype-line', {
		name: text(type.name ?? ''),
		service: text(network.services.byCode.get(type.service ?? '')?.name ?? ''),
		person: network.practitioners.byCode.get(type.practitioner ?? '')?.name ?? '',
		place: text(network.locations.byCode.get(type.location ?? '')?.name ?? ''),
		from: type.fromDays ?? 0,
		to: type.toDays ?? '',
		move: type.mayReschedule ? 'yes' : 'no',
		asks: type.identifies ? 'no' : 'yes',
		valid: type.validDays ?? 0,
	});
}

function list(turn: Turn, member: Member): void {
	const { network } = turn;
	const there = network.linkTypes.all.filter(({ retired }) => !retired);
	const some = there.length > 0;
	const mine = there.filter((type) => type.origin === 'staff' && mayKeep(member, network, type));
	offer(
		turn,
		[part(some ? 'linktype-list' : 'linktype-empty'), ...there.map((type) => told(turn, type))],
		[
			{ label: part('choice-linktype-new'), line: 'linktype new' },
			...mine.slice(0, MOST_OFFERED).map(({ code, name }) => ({
				label: part('choice-linktype-retire', { name: text(name) }),
				line: `linktype retire ${code}`,
			})),
		],
	);
}

async function retire(turn: Turn, member: Member, typed: string): Promise<void> {
	const { tx, talk, network } = turn;
	const found = meant(typed, network.linkTypes.all, talk.language);
	if (typed === '' || found.kind !== 'one' || !mayKeep(member, network, found.row)) {
		if (found.kind === 'one') await record(tx, talk, member, 'was refused', `linkType:${found.row.id}`);
		throw new Wrong(part('link-no-type', { typed }));
	}
	if (found.row.origin === 'file') throw new Wrong(part('linktype-of-file', { name: text(found.row.name) }));
	await tx.run(writeLinkType.update, { ...found.row, retired: true });
	await bumpNetwork(tx);
	const back = await undoable(turn, member, 'retired link type', `linkType:${found.row.id}`, { retired: false });
	offer(turn, [part('linktype-retired', { name: text(found.row.name) })], [back]);
}

/** Asks for the first field that is missing; once all are there, shows the whole and makes it when that is confirmed. */
async function make(turn: Turn, member: Member, fields: Written, sure: boolean): Promise<void> {
	const { tx, talk, network } = turn;
	const type = typeIn({ network, language: talk.language }, fields);
	const missing = FIELDS.find((field) => fields[field] === undefined);
	if (missing) return ask(turn, member, missing, fields, type);
	const whole = type as Omit<LinkType, 'id' | 'code' | 'origin' | 'retired'>;
	if (placesFor(network, whole).length === 0) throw new Wrong(part('linktype-nobody'));
	if (!mayKeep(member, network, whole)) throw new Wrong(part('linktype-not-over'));
	if (!sure)
		return offer(
			turn,
			[
				part('linktype-sure'),
				told(turn, whole),
				...(whole.text === null ? [] : [line('link-text', { text: inLanguage(whole.text, talk.language) })]),
			],
			[{ label: part('choice-linktype-make'), line: `linktype new ${writtenAs(fields)}`, sure: true }],
		);
	const code = codeFor(turn, inLanguage(whole.name, talk.language));
	const [made] = await tx.run(writeLinkType.insert, { ...whole, code, origin: 'staff', retired: false });
	await bumpNetwork(tx);
	const back = await undoable(turn, member, 'made link type', `linkType:${made!.id}`, { retired: true });
	offer(turn, [part('linktype-made', { name: text(whole.name) })], [back]);
}

/** No code of the clinic file begins like this, so that neither gets in the other's way. */
function codeFor({ network }: Turn, name: string): string {
	const words = `_${tokens(name).join('-').slice(0, 36)}`;
	for (let n = 1; ; n++) {
		const code = n === 1 ? words : `${words}-${n}`;
		if (!network.linkTypes.byCode.has(code)) return code;
	}
}

function ask(turn: Turn, member: Member, field: Field, fields: Written, type: Partial<LinkType>): void {
	const so = ['linktype new', writtenAs(fields)].filter(Boolean).join(' ');
	const lineFor = (value: string) => `${so}${Object.keys(fields).length > 0 ? ';' : ''} ${field}: ${value}`;
	const buttons: Button[] = choicesOf(turn, member, field, type).map(([label, value]) => ({
		label,
		line: lineFor(value),
	}));
	offer(turn, [part(`linktype-ask-${field}`)], buttons, lineFor('').trim());
}

/** What can be tapped: its label, and what it stands for. */
function choicesOf({ network }: Turn, member: Member, field: Field, type: Partial<LinkType>): [Part, string][] {
	const any = part('choice-linktype-any');
	const named = ({ code, name }: Pick<LinkType, 'code' | 'name'>): [Part, string] => [
		part('own', { text: text(name) }),
		code,
	];
	const givers = giversOf(network, type.service ?? '').filter(({ location }) => administers(member, location.code));
	switch (field) {
		case 'service':
			return network.services.all
				.filter(({ code, retired }) => !retired && mayKeepSome(network, member, code))
				.map(named);
		case 'with':
			return [[any, 'any'], ...[...new Set(givers.map(({ practitioner }) => practitioner))].map(named)];
		case 'at': {
			const places = givers.filter(
				({ practitioner }) => (type.practitioner ?? practitioner.code) === practitioner.code,
			);
			const some = [...new Set(places.map(({ location }) => location))];
			const whole = mayKeep(member, network, {
				service: type.service!,
				practitioner: type.practitioner ?? null,
				location: null,
			});
			return [...(whole ? [[any, 'any'] as [Part, string]] : []), ...some.map(named)];
		}
		case 'days':
			return [
				[part('choice-linktype-days-any'), 'any'],
				...['0-14', '7-14', '14-28'].map((days): [Part, string] => [part('choice-linktype-days', { days }), days]),
			];
		case 'text':
			return [[part('choice-linktype-no-text'), 'none']];
		case 'move':
			return [
				[part('choice-linktype-move'), 'yes'],
				[part('choice-linktype-fixed'), 'no'],
			];
		case 'asks':
			return [
				[part('choice-linktype-asks'), 'birth date'],
				[part('choice-linktype-trusts'), 'nothing'],
			];
		case 'valid':
			return ['7', '30', '90'].map((days): [Part, string] => [part('choice-linktype-valid', { days }), days]);
		default:
			return [];
	}
}
