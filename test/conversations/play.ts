/**
 * Plays a transcript: a text file that anybody can read. A line beginning with
 *   `>`   is what somebody says (`Ben>` if it is somebody else, `desk>` staff, `Sam@desk>` Sam in the Telegram group “desk”): words, `[Label]` a button tapped,
 *         `(reply: words) text` an answer on Telegram to the newest message with these words,
 *         `(old Label)` a button of an earlier message, `(photo)`, `(voice)`… , `(leaves Telegram)`, `(blocks the bot)`, `(lets the bot in)`, `(again)` the same update once more,
 *         `(start)` the chat opened, `(my contact)`, `(their contact)`, `(the code)` that came by SMS or e-mail last,
 *         `(a wrong code)`, `(the reference)` that anybody was told last, `(invited)` the staff's invitation followed that was shown last,
 *         `(the link)` the booking link opened that was sent or shown last, `(a wrong link)` one that there isn't;
 *   `<`   is one message of the bot, with its buttons in brackets on the last line; `…` stands for anything; it begins with the
 *         name of whoever hears it, which may be somebody else than spoke (`@desk<` everybody in that group);
 *         `(sms <number>)`, `(email <address>)` one that comes there;
 *   `@`   moves the clock: `@ 5 minutes later`; changes the clinic file: `@ the clinic file says network.phone +27 21 000 0199`;
 *         or is a command on the server, `@ npm run admin -- invite`.
 * The first line names the requirements it shows, and after a `·` what happens. `language: fr` may follow it.
 */
import { lettersOf } from '../../src/letters.ts';
import type { TestHouse } from '../house.ts';
import { clinicFileSays, onTheServer } from './meanwhile.ts';
import { onTelegram, onWeb, type Seen, type Speaker } from './speakers.ts';

export interface Transcript {
	readonly title: string;
	readonly language: string;
	/** `telegram` or `web`, where only one of them can carry it. */
	readonly only: string | undefined;
	readonly head: readonly string[];
	readonly acts: readonly Act[];
}

/** What somebody does, and the messages the bot answers with, as they are written. */
interface Act {
	readonly line: string;
	readonly number: number;
	readonly expected: readonly string[];
}

export function readTranscript(source: string): Transcript {
	const lines = source.split('\n');
	const first = lines.findIndex((line) => ACT.test(line));
	const head = lines.slice(0, first);
	const acts: { line: string; number: number; expected: string[] }[] = [];
	for (const [i, line] of lines.entries()) {
		if (i < first || (line.trim() === '' && !insideMessage(lines, i))) continue;
		if (ACT.test(line)) acts.push({ line, number: i + 1, expected: [] });
		else if (HEARD.test(line)) {
			const { line: act, expected } = acts.at(-1)!;
			const own = `${earOf(WHO.exec(act)?.[1] ?? '')}< `;
			expected.push(line.startsWith(own) ? line.slice(own.length) : line);
		} else {
			const { expected } = acts.at(-1)!;
			expected.push(`${expected.pop()}\n${line.trim()}`);
		}
	}
	const setting = (name: string) => head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
	return { title: head[0]!, language: setting('language') ?? 'en', only: setting('only'), head, acts };
}

/** A blank line within a message is followed by an indented one. */
const insideMessage = (lines: readonly string[], i: number): boolean => {
	const next = lines.slice(i).find((line) => line.trim() !== '');
	return next?.startsWith('  ') ?? false;
};

/** Who speaks, and where: nobody's name is the patient's. */
const WHO = /^(\w*(?:@\w+)?)>/;
const ACT = /^(\w*(?:@\w+)?>|@ )/;
const HEARD = /^\w*(?:@\w+)?< /;
/** In a group everybody hears the same. */
const earOf = (name: string): string => (name.includes('@') ? name.slice(name.indexOf('@')) : name);

/** What the bot said after each act, in the words of a transcript: to whoever acted, then to others under their names. */
export async function play(transcript: Transcript, test: TestHouse, channel: 'telegram' | 'web'): Promise<string[][]> {
	const speakers = new Map<string, Speaker>();
	const speaker = async (name: string): Promise<Speaker> => {
		let known = speakers.get(name);
		if (!known) {
			const side = name === 'desk' ? 'desk' : 'clinic';
			known =
				channel === 'web'
					? await onWeb(test, transcript.language, side)
					: onTelegram(test, name || 'Ana', transcript.language);
			speakers.set(name, known);
			// Whoever comes into a group has not heard what was said there before.
			if (name.includes('@')) await known.hears();
			if (side === 'desk') {
				await known.opens(`join-${test.house.deskLink.split('#join=')[1]}`);
				await known.hears();
			}
		}
		return known;
	};

	/** What has come by SMS and e-mail since it was last asked; the code in it is the one that its reader types. */
	const codes = new Map<string, string>();
	let letters = 0;
	const arrived = async (name: string): Promise<string[]> => {
		const fresh = (await lettersOf(test.house.store)).filter(({ id }) => id > letters).reverse();
		letters = fresh.at(-1)?.id ?? letters;
		return fresh.map(({ channel, to, text }) => {
			const code = CODE.exec(text)?.[0];
			if (code !== undefined) codes.set(name, code);
			return `(${channel} ${to}) ${text}`;
		});
	};
	const heard: string[][] = [];
	const inWords = (name: string, words: string): string => {
		const code = codes.get(name) ?? '000000';
		if (words === '(the code)') return code;
		if (words === '(the reference)') return heard.flat().join(' ').match(TOLD)?.at(-1) ?? '';
		return words === '(a wrong code)' ? String((Number(code) + 1) % 1_000_000).padStart(6, '0') : words;
	};

	/** What came to whoever acted, and then to the others; in a group, once. */
	const hear = async (actor: string): Promise<string[]> => {
		const own = await speaker(actor);
		// What one says may be news for others, which comes by timers.
		await test.later(0);
		const all = [...(await own.hears()).map(written), ...(await arrived(actor))];
		const ears = new Set([earOf(actor)]);
		for (const [name, other] of speakers) {
			if (other === own) continue;
			const messages = await other.hears();
			if (!ears.has(earOf(name))) all.push(...messages.map((message) => `${earOf(name)}< ${written(message)}`));
			ears.add(earOf(name));
		}
		return all;
	};

	let last = '';
	let invitation = '';
	let link = '';
	for (const { line, number } of transcript.acts) {
		try {
			const later = /^@ (\d+) (second|minute|hour|day)s? later$/.exec(line);
			if (later) {
				await test.later(Number(later[1]) * { second: 1 / 60, minute: 1, hour: 60, day: 1440 }[later[2]!]!);
				heard.push(await hear(last));
				continue;
			}
			const [, path, value] = /^@ the clinic file says (\S+) (.+)$/.exec(line) ?? [];
			const command = /^@ npm run admin -- (.+)$/.exec(line)?.[1];
			if (path && value) await clinicFileSays(test, path, value);
			if (command) invitation = /join[-=]([\w-]{22})/.exec(await onTheServer(test, command))?.[1] ?? invitation;
			if (line.startsWith('@ ')) {
				heard.push([]);
				continue;
			}
			const name = WHO.exec(line)?.[1] ?? '';
			const words = line.replace(WHO, '').trimStart();
			last = name;
			const person = await speaker(name);
			if (words === '(invited)') await person.opens(`join-${invitation}`);
			else if (words === '(the link)') await person.opens(`link-${link}`);
			else if (words === '(a wrong link)') await person.opens('link-AAAAAAAAAAAAAAAAAAAAAA');
			else await act(person, inWords(name, words));
			heard.push(await hear(name));
			invitation = /join[-=]([\w-]{22})/.exec(heard.at(-1)!.join())?.[1] ?? invitation;
			link = /link[-=]([\w-]{22})/.exec(heard.at(-1)!.join())?.[1] ?? link;
		} catch (error) {
			throw new Error(`Line ${number}, "${line}": ${(error as Error).message}`, { cause: error });
		}
	}
	for (const person of speakers.values()) await person.leaves();
	return heard;
}

async function act(person: Speaker, words: string): Promise<void> {
	const [, to, text] = /^\(reply: (.+?)\) (.+)$/.exec(words) ?? [];
	if (to && text) return person.replies(text, to);
	const tapped = /^\[(.+)\]$/.exec(words)?.[1];
	if (tapped) return person.taps(tapped);
	const inBrackets = /^\((.+)\)$/.exec(words)?.[1];
	if (inBrackets === undefined) return person.says(words);
	const old = /^old (.+)$/.exec(inBrackets)?.[1];
	if (old) return person.tapsOld(old);
	if (inBrackets === 'again') return person.repeats();
	if (inBrackets === 'my contact') return person.sharesContact(true);
	if (inBrackets === 'their contact') return person.sharesContact(false);
	const start = /^start ?(.*)$/.exec(inBrackets);
	if (start) return person.opens(start[1]!);
	if (inBrackets === 'long text') return person.says('word '.repeat(800));
	return person.sends(inBrackets);
}

const written = ({ text, buttons }: Seen): string =>
	[text, ...(buttons.length > 0 ? [buttons.map((label) => `[${label}]`).join(' ')] : [])].join('\n');

const CODE = /\b\d{6}\b/;
/** In a confirmation, and not as an example. */
const TOLD = /(?<=(Reference|Référence)[ :]+)[A-Z0-9]{4}-[A-Z0-9]{4}\b/g;

/** What differs from run to run is not written down: references, codes that are sent, invitations, ports and chats. */
const DIFFERS =
	/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b|(?<=(join|link)[-=])[\w-]{22}|(?<=127\.0\.0\.1:)\d+|(?<=a Telegram chat )[\w-]{4}/g;
export const general = (message: string): string =>
	(/^\((sms|email) /.test(message) ? message.replace(CODE, '…') : message).replaceAll(DIFFERS, '…');

/** Whether a message is as expected; `…` stands for anything. */
export function asExpected(message: string, expected: string): boolean {
	const literal = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const squeezed = (words: string) =>
		words
			.split('\n')
			.filter((line) => line.trim() !== '')
			.map((line) => line.trim())
			.join('\n');
	return new RegExp(`^${squeezed(expected).split('…').map(literal).join('[^]*')}$`).test(squeezed(message));
}

/** The transcript as it would be written now. */
export function rewritten({ head, acts }: Transcript, heard: readonly (readonly string[])[]): string {
	const body = acts.map(({ line }, i) => {
		const own = `${earOf(WHO.exec(line)?.[1] ?? '')}< `;
		const messages = heard[i]!.map((message) => {
			const lines = (HEARD.test(message) ? general(message) : own + general(message)).split('\n');
			return lines.map((row, n) => (n === 0 || row === '' ? row : `  ${row}`)).join('\n');
		});
		return [line, ...messages].join('\n');
	});
	return `${head.join('\n').trimEnd()}\n\n${body.join('\n\n')}\n`;
}
