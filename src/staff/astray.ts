/**
 * What staff say that is no command as it stands, no choice and no answer: a command with a slip or without its slash, the
 * words that a command lacked which could not be carried out, a picture. Staff are answered as staff, whatever it is.
 */
import { plain, slips } from '../../flows/match.ts';
import { line, type Part, part } from '../../flows/prompt.ts';
import type { Said } from '../../flows/said.ts';
import { wordsFor } from '../../flows/words.ts';
import type { Turn } from '../perform/performer.ts';
import { askOn, type Button, offer } from './dialogue/choices.ts';
import { isStaffCommand, STAFF_COMMANDS, type StaffCommand, typed, withoutSlash } from './dialogue/commands.ts';
import { begin } from './guide.ts';

/** The command whose name was typed with a slip. */
export const nearestCommand = (command: string): StaffCommand | undefined =>
	STAFF_COMMANDS.find((name) => slips(command, name) <= (name.length < 5 ? 1 : 2));

/** The whole line that was perhaps meant, without its slash. */
export function lineMeant(text: string): string | undefined {
	const { command, rest } = typed(text);
	if (command === undefined) return withoutSlash(rest);
	const near = nearestCommand(command);
	return near && `${near} ${rest}`.trim().slice(0, 200);
}

const buttonOf = (meant: string): Button => ({ label: part('staff-choice-meant', { line: meant }), line: meant });

/** A command without its slash, or with a slip in it: one tap carries it out. */
export const offerMeant = (turn: Turn, why: readonly Part[], meant: string): void =>
	offer(turn, why, [buttonOf(meant)]);

/** These wait for words of any kind: a name, a sentence for a patient. */
const TAKES_ANY = /^(?:say|edit|holiday|correct|linktype)\b|\s(?:named|called|because)$/;

/** The whole command, without its slash, that was typed in place of what a line waits for. */
export function commandInstead(waiting: string, text: string): string | undefined {
	const whole = TAKES_ANY.test(waiting) ? undefined : withoutSlash(text);
	return whole?.includes(' ') ? whole : undefined;
}

/** Another command was perhaps meant: a button carries it out, and what was asked waits. */
export const askMeant = (turn: Turn, waiting: string, why: readonly Part[], meant: string): void =>
	askOn(turn, waiting, why, [buttonOf(meant)]);

/** What could not be read, as it was typed: not with what waited for it, which nobody typed like that. */
export function asTyped(parts: readonly Part[], waiting: string, rest: string): readonly Part[] {
	const begun = waiting.split(/\s+/).slice(1).join(' ');
	const now = (rest.startsWith(begun) ? rest.slice(begun.length) : rest).trim().slice(0, 100);
	const [all, own] = [rest, now].map((words) => new Set(words.split(/\s+/)));
	const isMixed = (fact: unknown) => {
		const words = typeof fact === 'string' ? fact.split(/\s+/) : [];
		return words.length > 1 && words.every((word) => all!.has(word)) && !words.every((word) => own!.has(word));
	};
	return parts.map((each) => ({
		...each,
		...(each.facts && {
			facts: Object.fromEntries(Object.entries(each.facts).map(([name, fact]) => [name, isMixed(fact) ? now : fact])),
		}),
	}));
}

/** Not found by what was typed: the next words are in its place, and not behind it. */
const NOBODY: ReadonlySet<string> = new Set([
	...['register-who', 'register-nobody', 'register-needs-name', 'visit-which', 'visit-none', 'staff-none-person'],
	...['staff-none-place', 'staff-none-clinic'],
]);
/** Whatever follows these is said to somebody, or done at once. */
const NEVER_AGAIN: ReadonlySet<string> = new Set(['say', 'done', 'here', 'invite', 'quit', 'undo', 'notices']);

/** Keeps what could not be carried out, for the words that may follow. @param key what was wrong with it. */
export function keepFailed({ talk, inGroup }: Turn, name: string, rest: string, key: string | undefined): void {
	if (inGroup) return;
	const failed = `${name} ${rest}`.trim().slice(0, 200);
	talk.beside.drafts.staffFailed = failed;
	if (!NEVER_AGAIN.has(name)) talk.beside.drafts.staffLacks = NOBODY.has(key ?? '') ? name : failed;
}

/** What was kept, which is over now: what failed, and the line that these words make of it, without its slash. */
export function takeFailed({ talk: { beside } }: Turn, text: string) {
	const { staffFailed: failed, staffLacks: lacks } = beside.drafts;
	delete beside.drafts.staffFailed;
	delete beside.drafts.staffLacks;
	return { failed, again: lacks === undefined || text === '' ? undefined : `${lacks} ${text}` };
}

/** Nothing could be made of it: where there is help, and what was typed last, to be typed again. */
export function answerAstray(turn: Turn, why: readonly Part[], failed: string | undefined): void {
	const again = failed === undefined ? [] : [part('staff-last-line'), line('staff-slash-line', { line: failed })];
	const asPatient = turn.inGroup || turn.talk.channel === 'web' ? [] : [part('staff-as-patient')];
	turn.talk.said.push(...why, ...begin(), ...asPatient, ...again);
}

/** A picture, a voice message, an edit: nothing that was asked is over. */
export function answerUnreadable(turn: Turn, { what }: Said & { kind: 'unreadable' }): void {
	const { staffLine } = turn.talk.beside.drafts;
	const why = [part('staff-unreadable', { what })];
	if (staffLine === undefined) answerAstray(turn, why, turn.talk.beside.drafts.staffFailed);
	else askOn(turn, staffLine, why);
}

const PATIENTS_WORDS = [
	...['word-book-visit', 'word-my-appointments', 'word-start-again', 'word-late', 'word-language', 'word-person'],
	...['word-wrong', 'word-bot', 'word-someone-else', 'word-my-data', 'word-forget-me', 'word-withdraw', 'word-here'],
	...['word-busy', 'word-leave-queue', 'word-past-visits'],
];

/** Whether these are a patient's own words, by which staff, too, come to a visit of their own: `book a visit`. */
export function isPatients(text: string, language: string): boolean {
	const isCommand = /^\w+$/.test(text.trim()) && isStaffCommand(`/${text.trim()}`);
	const known = (key: string) => wordsFor(key, language).some((word) => plain(word) === plain(text));
	return !isCommand && PATIENTS_WORDS.some(known);
}
