/** The program: what was typed after `npm start` or `npm run …`, done. */
import { pino } from 'pino';
import { refusalOf } from '../db/refusal.ts';
import { adminCommand } from './admin.ts';
import { backupCommand, restoreCommand, toTerminal } from './backup/command.ts';
import { outboxPath } from './channels/kept/page.ts';
import type { Me } from './channels/telegram/call.ts';
import { telegramClient } from './channels/telegram/client.ts';
import { withPatience } from './channels/telegram/patience.ts';
import { clinicCommand } from './clinic/command.ts';
import { BadConfiguration, type Config, readConfig } from './config.ts';
import { dataKey } from './data-key.ts';
import { waysOf } from './house/ways.ts';
import { type Kinds, openHouse } from './house.ts';
import { openStore } from './open-store.ts';
import { openLogger } from './operations/logger.ts';
import { importCommand } from './register/command.ts';
import { rekeyCommand } from './rekey/command.ts';
import { auditCommand } from './trail/command.ts';

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
	if (name === 'admin')
		return adminCommand(rest, { config, open: () => openStore(config), print: console.log, bot: () => botOf(config) });
	if (name === 'import')
		return importCommand(rest, {
			url: config.DATABASE_URL,
			open: () => openStore(config, { cacheMb: 64 }),
			dataKey: () => dataKey(config).key,
			print: console.log,
			onStop(stop) {
				process.once('SIGINT', stop);
				return () => process.off('SIGINT', stop);
			},
		});
	if (name === 'audit') return auditCommand(rest, { config, print: console.log, tell: toTerminal });
	if (name === 'rekey')
		return rekeyCommand(rest, { config, print: console.log, complain: console.error, tell: toTerminal });
	throw new BadConfiguration(
		`There is no "${name}". There are: web, worker, admin, clinic, import, backup, restore, audit, rekey; and without a word, web and worker in one.`,
	);
}

/** The bot's name, if there is a bot and Telegram says it soon. */
async function botOf({ TELEGRAM_TOKEN, TELEGRAM_API_ROOT }: Config): Promise<string | undefined> {
	if (!TELEGRAM_TOKEN) return undefined;
	const call = telegramClient(TELEGRAM_TOKEN, { apiRoot: TELEGRAM_API_ROOT });
	const asked = withPatience(5_000, (signal) => call('getMe', {}, { signal }) as Promise<Me>);
	return asked.then(
		({ username }) => username,
		() => undefined,
	);
}

/** Where SMS and e-mail go, in a sentence. */
function lettersGo(config: Config, url: string, outbox: string): string {
	const { reach, kept } = waysOf(config);
	if (kept)
		return `SMS and e-mail are not set up (SMS_URL, SMTP_URL): one-time codes are shown at ${url}${outbox}, to this machine only.`;
	if (reach.length === 0)
		return 'SMS and e-mail are not set up (SMS_URL, SMTP_URL): nobody can be sent a one-time code.';
	if (reach.length === 2) return 'One-time codes go by SMS and by e-mail.';
	return reach[0] === 'phone'
		? 'One-time codes go by SMS only: set SMTP_URL for e-mail.'
		: 'One-time codes go by e-mail only: set SMS_URL for SMS.';
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
		if (house.deskLink)
			console.log(`Nobody is staff yet. An administrator comes in here, once, within a day: ${house.deskLink}`);
		else console.log(`Staff come in at ${house.url}/desk. If no administrator can: npm run admin -- invite`);
		if (house.demo) console.log('The demo network was loaded. Name your own in CLINIC_FILE.');
		if (!config.TELEGRAM_TOKEN) console.log('For Telegram, set TELEGRAM_TOKEN.');
		console.log(lettersGo(config, house.url, outboxPath(house.store.keys)));
	} else console.log(`Waitless is at work. Its health is at ${house.url}/ready`);
	await new Promise<void>((stop) => {
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	});
	await house.close();
	return 0;
}
