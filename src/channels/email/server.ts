/** The mail server that letters are handed to, and the address they come from, as the settings name them. */
import addressparser from 'nodemailer/lib/addressparser';

export interface MailServer {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte; otherwise by STARTTLS. */
	readonly secure: boolean;
	/** In the clear only to a server on this machine. */
	readonly mustBeSafe: boolean;
	readonly login: { readonly user: string; readonly pass: string } | undefined;
	readonly from: { readonly name: string; readonly address: string };
}

export interface MailSettings {
	readonly SMTP_URL?: string | undefined;
	readonly SMTP_FROM?: string | undefined;
}

/** What is wrong with the settings, in a sentence. */
export class BadMailServer extends Error {}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;
const LOOKS = 'SMTP_URL must look like smtps://user:password@mail.example.org or smtp://… (then STARTTLS is used).';

/** Nothing where none is set. @throws BadMailServer */
export function mailServerOf({ SMTP_URL, SMTP_FROM }: MailSettings): MailServer | undefined {
	if (SMTP_URL === undefined && SMTP_FROM === undefined) return undefined;
	if (SMTP_URL === undefined || SMTP_FROM === undefined)
		throw new BadMailServer('SMTP_URL and SMTP_FROM go together: set both, or neither.');
	const { protocol, hostname, port, username, password } = URL.parse(SMTP_URL) ?? {};
	if (!hostname || (protocol !== 'smtp:' && protocol !== 'smtps:')) throw new BadMailServer(LOOKS);
	const secure = protocol === 'smtps:';
	return {
		host: hostname.replace(/^\[|\]$/g, ''),
		port: port ? Number(port) : secure ? 465 : 587,
		secure,
		mustBeSafe: !LOOPBACK.test(hostname),
		login: username ? { user: decoded(username), pass: decoded(password ?? '') } : undefined,
		from: senderIn(SMTP_FROM),
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new BadMailServer('SMTP_URL: write a % in the user or the password as %25.');
	}
}

function senderIn(text: string): MailServer['from'] {
	const [from, ...others] = addressparser(text);
	if (!from || others.length > 0 || !('address' in from) || !isAddress(from.address ?? ''))
		throw new BadMailServer(
			'SMTP_FROM must be one address: clinic@example.org or Harbour Clinic <clinic@example.org>.',
		);
	return { name: from.name.replaceAll(/\p{Cc}/gu, ' '), address: from.address! };
}

/** One address and nothing else: what could begin a second one, or a header, is not in it. */
export const isAddress = (text: string): boolean =>
	/^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u.test(text);
