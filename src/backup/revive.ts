/**
 * What a copy of yesterday needs before it can live again. Whoever had leased something is gone; and numbers that were
 * given out after the backup was made are still about (in the buttons of messages that were sent, in the browsers that
 * wait for what comes after the last message they have), so they must not be given again for something else.
 */
import type Database from 'better-sqlite3';
import { unmark } from './file.ts';
import { countOnFrom, lastNumber, OF_ITS_OWN, tablesOf } from './tables.ts';

/** More rows than come to any table between a backup and the day it is needed. */
const NUMBERS_SKIPPED = 1_000_000;
/** More than a conversation has prompts in that time. */
const PROMPTS_SKIPPED = 10_000;

export const revive = (raw: Database.Database): void =>
	raw.transaction(() => {
		raw.exec('update outbox set leased_until = null where leased_until is not null');
		raw.exec('delete from lease');
		raw.exec(`update conversation set prompts = prompts + ${PROMPTS_SKIPPED}`);
		for (const { name, numbered } of tablesOf(raw))
			if (numbered && name !== OF_ITS_OWN) countOnFrom(raw, name, lastNumber(raw, name) + NUMBERS_SKIPPED);
		unmark(raw);
	})();
