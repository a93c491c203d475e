/** `npm run import -- FILE --register NAME`, for whoever looks after a clinic's Waitless. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileOf } from '../../db/address.ts';
import { networkVersion } from '../../db/queries/network.ts';
import { lockOut } from '../../db/sqlite.ts';
import { CannotOpen, type Store } from '../../db/store.ts';
import { nearest } from '../clinic/nearest.ts';
import { listed } from '../clinic/sentences.ts';
import { type Network, networkOf } from '../core/network.ts';
import { lookThrough } from './files.ts';
import { type Counts, importRegister } from './import.ts';
import { inThousands, type Progress, showProgress } from './progress.ts';
import { Broken } from './raw.ts';
import { type Note, openReport, REPORT } from './report.ts';

const USAGE = `Usage:
  npm run import -- FILE --register NAME   a .csv, .json or .ndjson file, or a folder of them
    --dry-run        says what would happen; changes nothing
    --at CLINIC      everybody in it has a file at this clinic (its code), whatever the register says
    --unconfirmed    nobody has confirmed the contacts in it: no code goes to them until somebody does
    --report FILE    where to say, line by line, what was refused or left out (else beside the input)
For example: npm run import -- patients.csv --register files --dry-run`;

/** So many different reasons are shown in the terminal; all of them are in the report. */
const MOST_REASONS = 8;

export interface ImportDeps {
	/** Of the database: `file:…` or `postgres://…`. */
	readonly url: string;
	/** Opens it. The command closes it. */
	readonly open: () => Store | Promise<Store>;
	/** Its key, 32 bytes, once it is open: with it two cores are used. */
	readonly dataKey?: () => Uint8Array;
	readonly print: (text: string) => void;
	/** Hears of Ctrl-C: calls what it is given. Answers how to hear no more. */
	readonly onStop?: (stop: () => void) => () => void;
	readonly progress?: (total: number) => Progress;
}

/** @returns the exit code: 0 once the register is in, even if records of it were refused; else 1. */
export async function importCommand(args: readonly string[], deps: ImportDeps): Promise<number> {
	const asked = read(args);
	if (!asked) {
		deps.print(USAGE);
		return 1;
	}
	try {
		return await carryOut(asked, deps);
	} catch (error) {
		if (!(error instanceof Broken)) throw error;
		deps.print(`${error.message} Nothing was changed.`);
		return 1;
	}
}

interface Asked {
	readonly path: string;
	readonly register: string;
	readonly dryRun: boolean;
	readonly unconfirmed: boolean;
	readonly at?: string | undefined;
	readonly report?: string | undefined;
}

function read(args: readonly string[]): Asked | undefined {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { register: text, 'dry-run': flag, at: text, unconfirmed: flag, report: text },
		});
		const [path, ...more] = positionals;
		if (!path || more.length > 0 || !values.register) return undefined;
		return { ...values, path, register: values.register, dryRun: values['dry-run'] };
	} catch {
		return undefined;
	}
}

async function carryOut(asked: Asked, deps: ImportDeps): Promise<number> {
	const { url, open, print, onStop, progress = showProgress, dataKey } = deps;
	const { path, register: name, dryRun, at, unconfirmed } = asked;
	const guard = alone(url);
	try {
		const store = await open();
		try {
			const network = await networkIn(store);
			const register = registerIn(network, name);
			if (at !== undefined && !clinics(network).includes(at))
				throw new Broken(`There is no clinic “${at}”. The codes of the clinics are ${listed(clinics(network))}.`);
			const source = await lookThrough(path, register);
			const reportPath = asked.report ?? `${path.replace(/\/+$/, '')}${REPORT}`;
			const report = openReport(reportPath);
			const shown = progress(source.records);
			const reasons = new Map<string, number>();
			let stop = false;
			const hearNoMore = onStop?.(() => {
				stop = true;
			});
			const began = performance.now();
			const counts = await importRegister(store, source, {
				...{ name, network, dryRun, at, confirmed: !unconfirmed, dataKey: dataKey?.() },
				note(note) {
					report.add(note);
					const reason = reasonOf(note);
					if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
				},
				progress: shown.at,
				stopped: () => stop,
			}).finally(() => hearNoMore?.());
			shown.end();
			const reported = report.close();
			const seconds = (performance.now() - began) / 1000;
			print(summary(asked, counts, seconds, reasons));
			if (reported) print(`Line by line: ${reportPath}, which only this account may read.`);
			if (stop)
				print(
					`It was stopped before its end (${inThousands(source.records)} records). Run it again: it goes on where it was.`,
				);
			return stop ? 1 : 0;
		} finally {
			await store.close();
		}
	} finally {
		guard?.close();
	}
}

/** SQLite has one writer: an import beside a server would have everybody who chats wait for it. */
function alone(url: string): { close(): void } | undefined {
	const file = fileOf(url);
	if (file === undefined || !existsSync(file)) return undefined;
	try {
		return lockOut(file);
	} catch (error) {
		if (!(error instanceof CannotOpen)) throw error;
		throw new Broken(
			`Waitless is running on ${file}, and would have to wait for every batch. Stop it, import, and start it again; on PostgreSQL it may go on running.`,
		);
	}
}

async function networkIn(store: Store): Promise<Network> {
	if ((await store.read(({ run }) => run(networkVersion, {}))).length > 0) return store.read(networkOf);
	throw new Broken('There is no clinic in this database yet: npm run clinic -- apply FILE comes first.');
}

function registerIn({ settings: { registers } }: Network, name: string) {
	const register = Object.hasOwn(registers, name) ? registers[name] : undefined;
	if (register) return register;
	const names = Object.keys(registers);
	if (names.length === 0)
		throw new Broken('The clinic file names no register: see “registers” in docs/clinic-file.md.');
	const meant = nearest(name, names);
	throw new Broken(
		`There is no register “${name}” in the clinic file.${meant ? ` Did you mean “${meant}”?` : ''} It names ${listed(names)}.`,
	);
}

const clinics = ({ locations }: Network): string[] =>
	locations.all.filter(({ retired }) => !retired).map(({ code }) => code);

const reasonOf = ({ outcome, field, reason }: Note): string | undefined =>
	outcome === 'gone from the register' ? undefined : `${outcome}${field ? `, ${field}` : ''}: ${reason}`;

function summary(
	{ path, register, dryRun }: Asked,
	counts: Counts,
	seconds: number,
	reasons: ReadonlyMap<string, number>,
) {
	const all = counts.new + counts.changed + counts.same + counts.refused;
	const lines: [number, string][] = [
		[counts.new, 'new'],
		[counts.changed, 'changed'],
		[counts.same, 'the same as before'],
		[counts.incomplete, 'of them without something that could not be read'],
		[counts.refused, 'refused'],
		[counts.gone, 'came before, and are in the register no more: their records stay'],
		[counts.duplicates, 'may be of somebody who is on record already: staff are asked'],
	];
	const often = [...reasons].sort(([, a], [, b]) => b - a);
	return [
		`${dryRun ? 'Tried, and nothing was changed' : 'Imported'}: ${path} as “${register}”, ${inThousands(all)} records in ${seconds.toFixed(1)} s.`,
		...lines.filter(([count]) => count > 0).map(([count, what]) => `${inThousands(count).padStart(9)} ${what}`),
		...often.slice(0, MOST_REASONS).map(([reason, count]) => `${inThousands(count).padStart(9)} × ${reason}`),
		...(often.length > MOST_REASONS ? [`            and ${often.length - MOST_REASONS} more reasons`] : []),
	].join('\n');
}
