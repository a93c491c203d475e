/** The configuration: environment variables, each with a default that serves. A bad value is one sentence. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { slips } from '../flows/match.ts';

/** What keeps the program from starting, in a sentence. */
export class BadConfiguration extends Error {}

/** What the page and whoever watches the process ask for. */
const PAGE_PATHS = /^\/(messages|events|files|assets|desk|outbox|health|ready|metrics)?(\/|$)/;
/** Who listens at it is reached from this machine only. */
const isHere = (host: string) => /^(localhost|127\.[\d.]+|\[?::1\]?)$/i.test(host);
/** An address, or a range of them. */
const isNetwork = (text: string) =>
	/^([\d.]+|[\da-f:.]*:[\da-f:.]*)(\/\d{1,3})?$/i.test(text) && isIP(text.split('/')[0]!) > 0;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const blankIsUnset = <S extends z.ZodType>(schema: S) =>
	z.preprocess((value) => (value === '' ? undefined : value), schema);

const settings = z.object({
	HOST: blankIsUnset(z.string().default('127.0.0.1')),
	PORT: blankIsUnset(
		z.coerce
			.number('PORT must be a number from 0 to 65535.')
			.int('PORT must be a whole number.')
			.min(0, 'PORT must be a number from 0 to 65535.')
			.max(65_535, 'PORT must be a number from 0 to 65535.')
			.default(8080),
	),
	DATABASE_URL: blankIsUnset(
		z
			.string()
			.regex(
				/^(file:.|postgres(ql)?:\/\/)/,
				'DATABASE_URL must begin with file: (one SQLite file, file:data/waitless.db) or postgres:// (a PostgreSQL database).',
			)
			.default('file:data/waitless.db'),
	),
	DATABASE_DIRECT_URL: blankIsUnset(
		z
			.string()
			.regex(/^postgres(ql)?:\/\//, 'DATABASE_DIRECT_URL must begin with postgres://.')
			.optional(),
	),
	CLINIC_FILE: blankIsUnset(z.string().optional()),
	TELEGRAM_TOKEN: blankIsUnset(
		z
			.string()
			.regex(/^\d+:[\w-]+$/, 'TELEGRAM_TOKEN must look as BotFather gives it: digits, a colon, letters and digits.')
			.optional(),
	),
	TELEGRAM_API_ROOT: blankIsUnset(
		z.url('TELEGRAM_API_ROOT must be a URL such as https://api.telegram.org.').default('https://api.telegram.org'),
	),
	TELEGRAM_WEBHOOK_URL: blankIsUnset(
		z
			.url({
				protocol: /^https$/,
				error: 'TELEGRAM_WEBHOOK_URL must be an https URL such as https://clinic.example.org/telegram.',
			})
			.refine(
				(url) => !PAGE_PATHS.test(new URL(url).pathname),
				"TELEGRAM_WEBHOOK_URL must have a path that the page doesn't use, such as https://clinic.example.org/telegram.",
			)
			.optional(),
	),
	TELEGRAM_WEBHOOK_SECRET: blankIsUnset(
		z
			.string()
			.regex(/^[\w-]{16,256}$/, 'TELEGRAM_WEBHOOK_SECRET must be 16 to 256 letters, digits, _ or -.')
			.optional(),
	),
	// What the gateway's templates and the mail server's address must be like is said where they are used.
	SMS_PRESET: blankIsUnset(z.enum(['twilio'], 'SMS_PRESET must be twilio, or nothing.').optional()),
	SMS_URL: blankIsUnset(z.string().optional()),
	SMS_METHOD: blankIsUnset(z.enum(['POST', 'PUT', 'GET'], 'SMS_METHOD must be POST, PUT or GET.').default('POST')),
	SMS_HEADERS: blankIsUnset(z.string().optional()),
	SMS_BODY: blankIsUnset(z.string().optional()),
	SMS_ACCOUNT: blankIsUnset(z.string().optional()),
	SMS_TOKEN: blankIsUnset(z.string().optional()),
	SMS_FROM: blankIsUnset(z.string().optional()),
	SMTP_URL: blankIsUnset(z.string().optional()),
	SMTP_FROM: blankIsUnset(z.string().optional()),
	METRICS_TOKEN: blankIsUnset(z.string().min(16, 'METRICS_TOKEN must have 16 characters or more.').optional()),
	DATA_KEY: blankIsUnset(
		z
			.string()
			.refine(
				(text) => Buffer.from(text, 'base64').length === 32,
				'DATA_KEY must be 32 random bytes in base64: openssl rand -base64 32 makes one.',
			)
			.optional(),
	),
	NEXT_DATA_KEY: blankIsUnset(
		z
			.string()
			.refine(
				(text) => Buffer.from(text, 'base64').length === 32,
				'NEXT_DATA_KEY must be 32 random bytes in base64: openssl rand -base64 32 makes one.',
			)
			.optional(),
	),
	DATA_KEY_FILE: blankIsUnset(z.string().default('data/data.key')),
	TLS_CERT: blankIsUnset(z.string().optional()),
	TLS_KEY: blankIsUnset(z.string().optional()),
	TRUSTED_PROXY: blankIsUnset(
		z
			.string()
			.transform((text) => text.split(/[\s,]+/).filter(Boolean))
			.refine(
				(all) => all.every(isNetwork),
				'TRUSTED_PROXY must be the network addresses of the proxy that ends TLS, such as 10.0.0.5 or 10.0.0.0/24.',
			)
			.optional(),
	),
	PUBLIC_URL: blankIsUnset(z.url('PUBLIC_URL must be a URL such as https://clinic.example.org.').optional()),
	LOG_LEVEL: blankIsUnset(z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).default('warn')),
});

const schema = settings
	.refine(
		(config) => (config.TELEGRAM_WEBHOOK_URL === undefined) === (config.TELEGRAM_WEBHOOK_SECRET === undefined),
		'TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET go together: set both, or neither.',
	)
	.refine(
		({ TLS_CERT, TLS_KEY }) => (TLS_CERT === undefined) === (TLS_KEY === undefined),
		'TLS_CERT and TLS_KEY go together: the file of the certificate, and the file of its key.',
	)
	.refine(
		({ HOST, TLS_CERT, TRUSTED_PROXY }) => isHere(HOST) || TLS_CERT !== undefined || TRUSTED_PROXY !== undefined,
		'With this HOST others than this machine reach Waitless, and what they say would go unencrypted. Set TLS_CERT and TLS_KEY; or, where a proxy ends TLS, its address in TRUSTED_PROXY, and let nobody else reach the port.',
	);

export type Config = z.output<typeof schema>;

/** Whether the page is reached over TLS: by our own, or by a proxy's. */
export const isSecure = ({ PUBLIC_URL, TLS_CERT }: Pick<Config, 'PUBLIC_URL' | 'TLS_CERT'>): boolean =>
	TLS_CERT !== undefined || (PUBLIC_URL?.startsWith('https:') ?? false);

/** @throws BadConfiguration with a sentence for each value that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
	const read = schema.safeParse(environment);
	const wrong = [...mistyped(environment), ...(read.error?.issues.map(({ message }) => message) ?? [])];
	if (read.success && wrong.length === 0) return read.data;
	throw new BadConfiguration(wrong.join('\n'));
}

const NAMES = Object.keys(settings.shape);

/** A name that is a slip away from one of ours would otherwise be passed over: TLS_CRT, and what is said goes unencrypted. */
function mistyped(environment: Readonly<Record<string, unknown>>): string[] {
	return Object.keys(environment).flatMap((name) => {
		if (NAMES.includes(name) || !name.includes('_') || !environment[name]) return [];
		const meant = NAMES.find((known) => known.includes('_') && slips(name, known) <= 1);
		return meant ? [`There is no setting ${name}. If ${meant} is meant, mend it in .env.`] : [];
	});
}
