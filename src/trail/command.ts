/** `npm run audit -- verify` and `npm run audit -- head`: whether the trail is as it was written. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileOf } from '../../db/address.ts';
import { head, notesOfTrail, unchained } from '../../db/queries/trail.ts';
import type { Store } from '../../db/store.ts';
import { BadConfiguration, type Config } from '../config.ts';
import { dataKey, noKey } from '../data-key.ts';
import { openStore } from '../open-store.ts';
import { readEnd, shownEnd } from './chain.ts';
import { NEW_KEY, type NewKey, noteOf } from './notes.ts';
import { type Finding, verifyTrail } from './verify.ts';

const USAGE = `Usage:
  npm run audit -- verify               walks the trail of who saw and changed what, and says whether it is as it was written
  npm run audit -- head                 prints where it ends now: keep that elsewhere
  npm run audit -- verify --head TEXT   besides, whether it still holds all that it held then
The server may run meanwhile.`;

/** More of them say nothing more. */
const SHOWN = 20;

export interface AuditDeps {
	readonly config: Config;
	readonly print: (text: string) => void;
	/** Shows how far it is, where somebody looks on; each text takes the place of the one before. */
	readonly tell: (text: string) => void;
}

/** @returns the exit code: 0 if nothing is wrong with the trail, else 1. */
export async function auditCommand(args: readonly string[], { config, print, tell }: AuditDeps): Promise<number> {
	const { what, kept } = asked(args);
	if (!what) {
		print(USAGE);
		return 1;
	}
	const store = await openThere(config);
	try {
		if (what === 'head') return await showHead(store, print);
		const { findings, rows, first, end, links } = await verifyTrail(store, {
			...(kept && { asked: kept.seq }),
			tell: (done, all) => tell(`${done.toLocaleString('en')} of ${all.toLocaleString('en')} rows`),
		});
		tell('');
		const wrong = findings.map(sentence);
		if (kept && links.get(kept.seq) !== kept.link) wrong.push(await whyNot(store, kept.seq, first?.seq));
		for (const line of wrong.slice(0, SHOWN)) print(line);
		if (wrong.length > SHOWN) print(`… and ${(wrong.length - SHOWN).toLocaleString('en')} more.`);
		if (wrong.length > 0) return 1;
		if (!first || !end) print('The trail is intact: nothing is in it yet.');
		else
			print(
				`The trail is intact: ${rows.toLocaleString('en')} rows from ${moment(first.at)} on, places ${first.seq} to ${end.seq}. Its head is ${shownEnd(end)}`,
			);
		if ((await store.read(({ run }) => run(unchained, { limit: 1 }))).length > 0)
			print(
				'The newest rows have no place yet, and are not looked at: a running server gives them one within seconds.',
			);
		return 0;
	} finally {
		await store.close();
	}
}

function asked(args: readonly string[]): { what?: 'head' | 'verify'; kept?: { seq: number; link: string } } {
	try {
		const options = { head: { type: 'string' } } as const;
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		const [what, ...rest] = positionals;
		if (rest.length > 0 || (what !== 'head' && what !== 'verify')) return {};
		if (values.head === undefined) return { what };
		const [, seq, link] = /^(\d{1,15}):([\w-]{43})$/.exec(values.head.trim()) ?? [];
		return link && what === 'verify' ? { what, kept: { seq: Number(seq), link } } : {};
	} catch {
		return {};
	}
}

/** Makes neither a database nor a key. */
function openThere(config: Config): Promise<Store> {
	const file = fileOf(config.DATABASE_URL);
	if (file !== undefined && !existsSync(file))
		throw new BadConfiguration(`There is no database in ${file}. See DATABASE_URL.`);
	if (dataKey(config).made) throw new BadConfiguration(noKey(config.DATA_KEY_FILE));
	return openStore(config);
}

async function showHead(store: Store, print: AuditDeps['print']): Promise<number> {
	const [kept] = await store.read(({ run }) => run(head, {}));
	const end = kept && readEnd(store.keys, kept);
	if (end && end.seq > 0) print(shownEnd(end));
	else print(kept ? sentence({ kind: 'endChanged' }) : 'Nothing is in the trail yet.');
	return end || !kept ? 0 : 1;
}

/** Why the head that was kept is not found. */
async function whyNot(store: Store, seq: number, first = 1): Promise<string> {
	const notes = await store.read(({ run }) => run(notesOfTrail, { action: NEW_KEY }));
	const note = notes.find((each) => (each.seq ?? 0) > seq);
	if (note) {
		const former = noteOf<NewKey>(store.keys, note)?.head;
		return `The head you kept is from before ${moment(note.at)}, when the data key was changed, and can't be compared any more. The one of that moment was ${former}.`;
	}
	if (seq < first)
		return `The head you kept is of place ${seq}, and the rules of retention have removed all up to ${first - 1}. Keep a newer one.`;
	return `The head you kept is not in this trail: the database was set back to an older state, or what came before place ${seq} was changed together with the head.`;
}

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
const span = (from: number, to: number): string => (from === to ? `Row ${from} was` : `Rows ${from} to ${to} were`);

function sentence(finding: Finding): string {
	switch (finding.kind) {
		case 'changed':
			return `Row ${finding.seq}, of ${moment(finding.at)}, was changed.`;
		case 'moved':
			return `Row ${finding.seq}, of ${moment(finding.at)}, is not where it was: it was moved.`;
		case 'inserted':
			return `Row ${finding.seq}, of ${moment(finding.at)}, was inserted.`;
		case 'foreign':
			return `Row ${finding.seq}, of ${moment(finding.at)}, did not fit when it was sealed: it was inserted, or the end of the trail was changed right before it.`;
		case 'removed':
			return `${span(finding.from, finding.to)} removed: the next is of ${moment(finding.at)}.`;
		case 'removedBefore':
			return `One or more rows were removed right before row ${finding.seq}, of ${moment(finding.at)}.`;
		case 'cutOff':
			return `${span(finding.from, finding.to)} removed from the end.`;
		case 'endChanged':
			return 'The note of where the trail ends (audit_head) was changed, or removed.';
	}
}
