/** `/share nursing 30%`: what patients may book of all that is open of a department, or of a service; asked about first. */
import { line, part, text } from '../../../flows/prompt.ts';
import type { Department, HealthcareService, Location } from '../../core/network.ts';
import { type ShareSet, setShare } from '../../core/share.ts';
import { lockedSessions, sessionsOf } from '../../core/waits.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { meant } from '../grammar/names.ts';
import type { ShareBefore } from './share-undone.ts';

type Wide =
	| { readonly kind: 'department'; readonly row: Department }
	| { readonly kind: 'service'; readonly row: HealthcareService };

const KIND = /^(?:(?:the )?(department|service)|(?:le )?(département|service))\s+(?=\S)/iu;

/** The department or the service of this name; nothing, where it is neither. Throws `Asks` where it could be several. */
export function wideMeant({ network, talk }: Turn, typed: string, percent: number | undefined): Wide | undefined {
	const [said = '', en, fr] = KIND.exec(typed) ?? [];
	const name = typed.slice(said.length);
	const kind = (en ?? fr)?.toLowerCase().replace('é', 'e').replace('departement', 'department');
	const found: Wide[] = [];
	const named = <R extends Department | HealthcareService>(rows: readonly R[]): R[] => {
		const one = meant(name, rows, talk.language);
		if (one.kind === 'one') return [one.row];
		const names = one.kind === 'several' ? one.names : [];
		return rows.filter(
			(row) => !row.retired && names.some((each) => Object.values(row.name).includes(each) || row.name === each),
		);
	};
	if (kind !== 'service')
		found.push(...named(network.departments.all).map((row) => ({ kind: 'department' as const, row })));
	if (kind !== 'department')
		found.push(...named(network.services.all).map((row) => ({ kind: 'service' as const, row })));
	const [only, another] = found;
	if (!another) return only;
	const share = percent === undefined ? '' : ` ${percent}%`;
	throw new Asks(
		[part('share-which')],
		found.map(({ kind, row }) => ({
			label: part('share-choice-wide', { kind, name: text(row.name) }),
			line: `share ${kind} ${row.code}${share}`,
		})),
	);
}

/** Only an administrator does that, for their clinics; only free times change. Throws `Wrong`. */
export async function shareWide(turn: Turn, member: Member, wide: Wide, percent: number | undefined, sure: boolean) {
	const { tx, network } = turn;
	const clinics = clinicsOf(member, network, ...ADMINISTRATORS);
	const name = text(wide.row.name);
	const typed = `share ${wide.kind} ${wide.row.code}`;
	if (clinics.length === 0) throw new Wrong(part('share-wide-not-allowed', { kind: wide.kind }));
	if (percent === undefined)
		throw new Asks(
			[part('share-wide-ask', { name })],
			[100, 80, 60, 50, 0].map((each) => ({
				label: part('share-choice', { percent: each }),
				line: `${typed} ${each}%`,
			})),
			typed,
		);
	const before = await sessionsFor(turn, clinics, wide);
	const facts = { name, percent, sessions: before.length };
	if (before.length === 0) throw new Wrong(part('share-wide-none', facts));
	const shares = before.map(({ id }) => ({ scheduleId: id, percent }));
	if (!sure) {
		const { online, kept, stay } = await tried(() => setShare(tx, network, shares), tx.savepoint.bind(tx));
		offer(
			turn,
			[part('share-wide-sure', { ...facts, online, kept }), ...(stay > 0 ? [line('share-wide-stay', { stay })] : [])],
			[
				{ label: part('share-choice-wide-go', facts), line: `${typed} ${percent}%`, sure: true },
				{ label: part('staff-choice-keep'), line: 'share' },
			],
		);
		return;
	}
	const { online, kept, stay } = await setShare(tx, network, shares);
	const undo = await undoable(turn, member, 'changed a share', `${wide.kind}:${wide.row.id}` as never, {
		...{ sessions: before.map(({ id, share }) => ({ id, share })), after: percent },
	} satisfies ShareBefore);
	const stays = stay > 0 ? [line('share-wide-stay', { stay })] : [];
	offer(turn, [part('waits-shared', { ...facts, online, kept }), ...stays], [undo]);
}

/** A session is of the department that most of its services are of, and of each service that it offers. */
async function sessionsFor(turn: Turn, clinics: readonly Location[], { kind, row }: Wide) {
	const { tx, network } = turn;
	if (kind === 'department') return sessionsOf(turn.tx, turn.network, clinics, row.id);
	return lockedSessions(tx, clinics, (menuId) => network.menu(menuId).includes(row.id));
}

/** What a change would do: it is done, and taken back. */
async function tried(change: () => Promise<ShareSet>, savepoint: (work: () => Promise<never>) => Promise<never>) {
	let done: ShareSet | undefined;
	await savepoint(async () => {
		done = await change();
		throw TRIED;
	}).catch((error) => {
		if (error !== TRIED) throw error;
	});
	return done!;
}
const TRIED = new Error('tried');
