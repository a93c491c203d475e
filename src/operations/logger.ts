/**
 * The log. Nothing that anybody said is handed to it; and where an error is, by mistake, what it is called and where it
 * arose is written, and not what it carries: a query's parameters, or an address that the bot's token is part of.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

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

/** What failed, without what was said: an error that has a code (a database's, a network's) may quote values besides. */
export function describe(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	if (!(cause instanceof Error)) return 'something that is no error was thrown';
	// A file of the project, wherever it is kept on this machine.
	const where = /\b(?:src|flows|db|dist)\/\S+?\.[jt]s:\d+/.exec(
		cause.stack?.split('\n').slice(1).join('\n') ?? '',
	)?.[0];
	const { code } = cause as { code?: unknown };
	const what = typeof code === 'string' ? code : cause.message.slice(0, 200);
	return `${cause.name}: ${what}${where ? ` (${where})` : ''}`;
}
