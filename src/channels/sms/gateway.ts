/** What an HTTP gateway for SMS is sent: by templates of one's own, or as Twilio has it. */
import {
	fillForm,
	fillJson,
	fillUrl,
	placesIn,
	textsInForm,
	textsInJson,
	unknownPlaces,
	type Values,
} from './template.ts';

export interface SmsSettings {
	readonly SMS_PRESET?: 'twilio' | undefined;
	readonly SMS_URL?: string | undefined;
	readonly SMS_METHOD: 'POST' | 'PUT' | 'GET';
	/** A JSON object of names and values. */
	readonly SMS_HEADERS?: string | undefined;
	readonly SMS_BODY?: string | undefined;
	readonly SMS_ACCOUNT?: string | undefined;
	readonly SMS_TOKEN?: string | undefined;
	readonly SMS_FROM?: string | undefined;
}

/** The request that sends one SMS. */
export type Gateway = (values: Values) => { readonly url: string; readonly init: RequestInit };

/** What is wrong with the settings, in a sentence. */
export class BadGateway extends Error {}

const FORM = 'application/x-www-form-urlencoded';
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Nothing where no gateway is set. @throws BadGateway */
export function gatewayOf(settings: SmsSettings): Gateway | undefined {
	if (settings.SMS_PRESET === 'twilio') return templates(twilio(settings));
	if (settings.SMS_URL !== undefined) return templates({ ...settings, SMS_URL: settings.SMS_URL });
	const left = ['SMS_BODY', 'SMS_HEADERS', 'SMS_ACCOUNT', 'SMS_TOKEN', 'SMS_FROM'] as const;
	const alone = left.find((name) => settings[name] !== undefined);
	if (alone) throw new BadGateway(`${alone} needs SMS_URL (the gateway's address) or SMS_PRESET=twilio beside it.`);
	return undefined;
}

type Templates = SmsSettings & { readonly SMS_URL: string };

/** @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
function twilio(settings: SmsSettings): Templates {
	const { SMS_ACCOUNT: account, SMS_TOKEN: token, SMS_FROM: from } = settings;
	if (!account || !token || !from) throw new BadGateway('SMS_PRESET=twilio needs SMS_ACCOUNT, SMS_TOKEN and SMS_FROM.');
	const root = settings.SMS_URL ?? 'https://api.twilio.com';
	const sender = from.startsWith('MG') ? 'MessagingServiceSid' : 'From';
	return {
		SMS_URL: `${root.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
		SMS_METHOD: 'POST',
		SMS_HEADERS: JSON.stringify({
			authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
			'content-type': FORM,
		}),
		SMS_BODY: `${sender}=${encodeURIComponent(from)}&To={to}&Body={text}`,
	};
}

function templates({ SMS_URL: url, SMS_METHOD: method, SMS_HEADERS, SMS_BODY: body }: Templates): Gateway {
	checkUrl(url);
	const headers = headersIn(SMS_HEADERS);
	if (method === 'GET' && body !== undefined)
		throw new BadGateway('SMS_METHOD=GET sends no SMS_BODY: put {to} and {text} into SMS_URL.');
	const type = (headers.get('content-type') ?? (body?.trimStart().startsWith('{') ? 'application/json' : FORM))
		.toLowerCase()
		.split(';')[0]!
		.trim();
	if (body !== undefined && !headers.has('content-type')) headers.set('content-type', type);
	const written = body === undefined ? [] : textsIn(body, type);
	checkPlaces('SMS_URL', url);
	for (const text of written) checkPlaces('SMS_BODY', text);
	const named = new Set([url, ...written].flatMap(placesIn));
	if (!named.has('text') || !(named.has('to') || named.has('digits')))
		throw new BadGateway('SMS_URL or SMS_BODY must say where the number and the words go: {to} and {text}.');
	const fillBody = type === FORM ? fillForm : fillJson;
	return (values) => ({
		url: fillUrl(url, values),
		init: { method, headers, ...(body !== undefined && { body: fillBody(body, values) }) },
	});
}

function checkUrl(url: string): void {
	const { protocol, hostname, username } = URL.parse(url) ?? {};
	if (username)
		throw new BadGateway('SMS_URL holds no user and password: put them into SMS_HEADERS ("authorization").');
	if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname ?? ''))) return;
	throw new BadGateway('SMS_URL must begin with https:// (or http:// for a gateway on this machine).');
}

function headersIn(json = '{}'): Headers {
	try {
		return new Headers(JSON.parse(json) as Record<string, string>);
	} catch {
		throw new BadGateway('SMS_HEADERS must be a JSON object such as {"authorization":"Bearer …"}.');
	}
}

function textsIn(body: string, type: string): string[] {
	if (type === FORM) return textsInForm(body);
	if (type !== 'application/json' && !type.endsWith('+json'))
		throw new BadGateway(`SMS_BODY is sent as JSON or as a form (${FORM}), not as ${type}.`);
	try {
		return textsInJson(body);
	} catch {
		throw new BadGateway('SMS_BODY must be JSON, with its places inside quotes: {"to":"{to}","text":"{text}"}.');
	}
}

function checkPlaces(name: string, text: string): void {
	const [unknown] = unknownPlaces(text);
	if (unknown) throw new BadGateway(`${name} has a place {${unknown}}; there are {to}, {digits}, {text} and {id}.`);
}
