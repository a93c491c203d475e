/** The program: what was typed after `npm start` or `npm run …`, done. */
import { pino } from 'pino';
import { refusalOf } from '../db/refusal.ts';
import { backupCommand, restoreCommand } from './backup/command.ts';
import { clinicCommand } from './clinic/command.ts';
import { BadConfiguration, type Config, readConfig } from './config.ts';
import { type Kinds, openHouse } from './house.ts';
import { openStore } from './open-store.ts';
import { openLogger } from './operations/logger.ts';

const KINDS: Readonly<Record<string, Kinds>> = {
	serve: { web: true, worker: true },
	web: { web: true, worker: false },
	worker: { web: false, worker: true },
};

/** Answers the code to end with; a server answers once it is told to stop. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
	// What the database, its backups and the key are written into is for this account only.
	process.umask(0o077);
	let config: Config | undefined;
	try {
		config = readConfig(environment);
		return await carryOut(args, config);
	} catch (error) {
		const why = error instanceof BadConfiguration ? error : config && refusalOf(error, config.DATABASE_URL);
		if (!why) throw error;
		console.error(why.message);
		return 1;
	}
}

async function carryOut([name = 'serve', ...rest]: readonly string[], config: Config): Promise<number> {
	const kinds = KINDS[name];
	if (kinds) return serve(config, kinds);
	if (name === 'clinic') return clinicCommand(rest, { open: () => openStore(config), print: console.log });
	if (name === 'backup' || name === 'restore') {
		const command = name === 'backup' ? backupCommand : restoreCommand;
		const { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl } = config;
		return command(rest, { config, url, directUrl, print: console.log, complain: console.error });
	}
	throw new BadConfiguration(
		`There is no "${name}". There are: web, worker, clinic, backup, restore; and without a word, web and worker in one.`,
	);
}

async function serve(config: Config, kinds: Kinds): Promise<number> {
	if (!(kinds.web && kinds.worker) && config.DATABASE_URL.startsWith('file:'))
		throw new BadConfiguration(
			'On SQLite one process does all: npm start. Several need PostgreSQL (DATABASE_URL=postgres://…).',
		);
	const logger = openLogger(config.LOG_LEVEL, pino.destination({ dest: 2, sync: true }));
	const house = await openHouse(config, { logger, kinds });
	if (kinds.web) {
		console.log(`Waitless is open. The chat is at ${house.url}`);
		console.log(`Staff come in here, once, within a day: ${house.deskLink}`);
		if (house.demo) console.log('The demo network was loaded. Name your own in CLINIC_FILE.');
		if (!config.TELEGRAM_TOKEN) console.log('For Telegram, set TELEGRAM_TOKEN.');
	} else console.log(`Waitless is at work. Its health is at ${house.url}/ready`);
	await new Promise<void>((stop) => {
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	});
	await house.close();
	return 0;
}
