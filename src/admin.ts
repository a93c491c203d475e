/** `npm run admin -- invite`: lets an administrator in who can't come in any other way. May be done while the server runs. */
import type { Store } from '../db/store.ts';
import { STAFF_ROLES, type StaffRole } from '../db/tables/staff.ts';
import { audit } from './audit.ts';
import type { Config } from './config.ts';
import { type Network, networkOf } from './core/network.ts';
import { deskLink, invite } from './staff/access/invitation.ts';

const USAGE = `Usage:
  npm run admin -- invite                                          a one-time link for an administrator of all clinics
  npm run admin -- invite --clinic harbour                         for an administrator of one clinic
  npm run admin -- invite --clinic harbour --role receptionist     for another role: ${STAFF_ROLES.join(', ')}
It may be done while the server runs. Whoever opens the link first is let in; after a day it is over.`;

export interface AdminDeps {
	readonly config: Pick<Config, 'PUBLIC_URL' | 'HOST' | 'PORT' | 'TLS_CERT'>;
	/** Opens the database. The command closes it. */
	readonly open: () => Promise<Store>;
	/** Shows some lines. */
	readonly print: (text: string) => void;
	/** The Telegram bot's name, where there is one. */
	readonly bot: () => Promise<string | undefined>;
}

/** @returns the exit code: 0 if somebody was invited, else 1. */
export async function adminCommand(args: readonly string[], { config, open, print, bot }: AdminDeps): Promise<number> {
	const asked = read(args);
	if (!asked) {
		print(USAGE);
		return 1;
	}
	const { role, clinic } = asked;
	const store = await open();
	try {
		const payload = await store.transaction(async (tx) => {
			if (clinic !== undefined && !isClinic(await networkOf(tx), clinic)) return undefined;
			const made = await invite(tx, role, clinic === undefined ? [] : [clinic]);
			await audit(tx, { actor: 'server', action: 'invited', entity: `location:${clinic ?? 'all'}`, detail: { role } });
			return made;
		});
		if (payload === undefined) {
			const { locations } = await store.read(networkOf);
			const codes = locations.all.filter(({ retired }) => !retired).map(({ code }) => code);
			print(`There is no clinic "${clinic}". There are: ${codes.join(', ')}.`);
			return 1;
		}
		const username = await bot();
		print(
			`This lets in ${withArticle(role)}${clinic === undefined ? ' of all clinics' : ` at ${clinic}`}, once, within a day:`,
		);
		print(`  ${deskLink(urlOf(config), payload)}`);
		if (username) print(`  https://t.me/${username}?start=${payload}`);
		else print(`  or, to a Telegram bot: /start ${payload}`);
		print('Send it to nobody else. It is in the trail as made on the server.');
		return 0;
	} finally {
		await store.close();
	}
}

function read([verb, ...options]: readonly string[]): { role: StaffRole; clinic?: string } | undefined {
	if (verb !== 'invite') return undefined;
	let role: StaffRole = 'administrator';
	let clinic: string | undefined;
	for (let at = 0; at < options.length; at += 2) {
		const value = options[at + 1];
		if (options[at] === '--clinic' && value) clinic = value;
		else if (options[at] === '--role' && STAFF_ROLES.some((known) => known === value)) role = value as StaffRole;
		else return undefined;
	}
	return { role, ...(clinic !== undefined && { clinic }) };
}

const isClinic = ({ locations }: Network, code: string): boolean => locations.byCode.get(code)?.retired === false;

const withArticle = (role: StaffRole): string => `${role === 'administrator' ? 'an' : 'a'} ${role}`;

/** Where the page is, as far as the configuration tells. */
const urlOf = ({ PUBLIC_URL, HOST, PORT, TLS_CERT }: AdminDeps['config']): string =>
	PUBLIC_URL ?? `${TLS_CERT ? 'https' : 'http'}://${HOST}:${PORT}`;
