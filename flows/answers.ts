/** A clear yes, or a clear no: nothing else is said with it ("yes I agree", "yes, book it"), least of all the other. */
import { plain } from './match.ts';
import { wordsFor } from './words.ts';

/**
 * Whether a text is made of words for one answer, and of nothing else.
 * @param said the text, as `plain` makes it; the same of what follows.
 * @param words for the answer: one of them at least is there.
 * @param label what the choice is called, which may be there too.
 */
export function isAnswer(said: string, words: readonly string[], label: string): boolean {
	if (words.includes(said)) return true;
	const rest = words.flatMap((word) => (said.startsWith(`${word} `) ? [said.slice(word.length + 1)] : []));
	if (label !== '' && said.startsWith(`${label} `)) rest.push(said.slice(label.length + 1));
	return rest.some((more) => more === label || isAnswer(more, words, label));
}

/** Whether there is a no in it, by which it can't be meant as a yes. @param said as `plain` makes it. */
export function isNegated(said: string, language: string): boolean {
	const words = said.split(' ');
	return wordsFor('word-negation', language).some((word) => words.includes(plain(word)));
}
