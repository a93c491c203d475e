/**
 * The log. Nothing that anybody said is handed to it; and where an error is, by mistake, what it is called and where it
 * arose is written, and not what it carries: a query's parameters, or an address that the bot's token is part of.
 */
import { type DestinationStream, type Logger, pino } from 'pino';
import { describe } from './set-aside.ts';

export const openLogger = (level: string, to: DestinationStream): Logger =>
	pino(
		{
			level,
			formatters: {
				log: (fields) => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)])),
			},
			hooks: {
				// Alone, an error would lend the line its message.
				logMethod(args, write) {
					const [first] = args as unknown[];
					if (first instanceof Error && args.length === 1) write.call(this, { error: first }, 'an error');
					else write.apply(this, args);
				},
			},
		},
		to,
	);

const plain = (value: unknown): unknown => (value instanceof Error ? describe(value) : value);
