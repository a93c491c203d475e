/** What is kept of a run in which a guarantee was broken, for whoever looks into it: nobody in it is real. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupCommand } from '../../src/backup/command.ts';
import { isBroken, judge, type Verdict } from './checks.ts';
import type { Evidence } from './evidence.ts';

/** What can be looked into when all is over. */
export interface Remains {
	readonly databaseUrl: string;
	/** In base64. */
	readonly dataKey: string;
	/** What each process logged. */
	readonly logs: readonly string[];
	/** Every call that Telegram got. */
	readonly calls: readonly object[];
}

const about = (
	folder: string,
) => `database.db    the database as it was left, as "npm run backup" saves it. To read what is sealed in it:
      DATABASE_URL=file:looked-at.db DATA_KEY=$(cat ${join(folder, 'data.key')}) npm run restore -- ${join(folder, 'database.db')}
data.key       the key of its data
record.json    broken: each case against a guarantee; troubles: what went wrong on purpose, and when (epoch ms);
               people: what each posted, and was shown; rows: the database's rows, opened; accepted: what Telegram took
telegram.json  every call to Telegram, in order of arrival
process-N.log  what the processes logged
`;

/** Judges; keeps the rest in this folder, which is not there yet, if anything is broken. */
export async function judgeAndKeep(evidence: Evidence, remains: Remains, folder?: string): Promise<Verdict[]> {
	const verdicts = judge(evidence);
	if (folder === undefined || !isBroken(verdicts)) return verdicts;
	mkdirSync(folder, { recursive: true });
	const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
	const { known, line, claims, disturbances, complaints, violations, settledAt, engine, ...rows } = evidence;
	const record = {
		...{ engine, settledAt, complaints, violations },
		broken: verdicts.filter(({ broken }) => broken.length > 0),
		troubles: disturbances,
		people: known.map(({ person, onTheWeb, ...names }) => {
			const { name, address, posted, shown } = person;
			return { name, address, ...names, posted, shown: onTheWeb?.told ?? shown };
		}),
		rows: { ...rows, claims: Object.fromEntries(claims) },
		accepted: line.accepted,
	};
	write('about.txt', about(folder));
	write('record.json', JSON.stringify(record, null, '\t'));
	write('telegram.json', JSON.stringify(remains.calls, null, '\t'));
	write('data.key', `${remains.dataKey}\n`);
	for (const [place, log] of remains.logs.entries()) write(`process-${place}.log`, log);
	await backupCommand([join(folder, 'database.db')], {
		config: { DATA_KEY: remains.dataKey, DATA_KEY_FILE: '' },
		url: remains.databaseUrl,
		print: () => {},
		complain: console.error,
		tell: () => {},
	});
	return verdicts;
}
