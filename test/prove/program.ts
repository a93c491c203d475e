/** A house of the program as it is, but for what is tampered with. */
import type { Logger } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type House, openHouse } from '../../src/house.ts';
import { impatient, stumbling } from './meddling.ts';
import type { Tampering } from './process.ts';
import { BROKEN } from './sabotage.ts';

const UNHURRIED = { messages: 10_000, ms: 1 };

export function openTampered(
	environment: NodeJS.ProcessEnv,
	{ kinds, broken, stumbles, unhurried }: Tampering,
	logger: Logger,
): Promise<House> {
	const sabotage = broken === undefined ? undefined : BROKEN[broken];
	return openHouse(readConfig(environment), {
		logger,
		alwaysInvite: true,
		around: (store) => stumbling(impatient(sabotage?.around?.(store) ?? store), stumbles ?? 0),
		telegramRates: { overall: UNHURRIED, chat: UNHURRIED, group: UNHURRIED },
		...((unhurried || sabotage?.unhurried) && { pace: { burst: 10_000, perSecond: 10_000 } }),
		...(kinds && { kinds }),
		...(sabotage?.ownClock && { clock: () => Date.now() }),
	});
}
