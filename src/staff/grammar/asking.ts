/**
 * How a new command reads its line. A line is read by taking out of it what can be told by its form, wherever it stands;
 * each reader answers what it found and what is left:
 *
 *     takeShare, takeMinutes, takeInterval (amounts.ts)   `online 60%`, `every 20`, `in 3 weeks`
 *     takeWeekdays (weekdays.ts)                          `mon-fri`, `every tuesday`, `weekly`
 *     takeHours (hours.ts), takeTime (clock.ts)           `9-12, 13:30-17`, `10:20`, `half past nine`
 *     takeDay, takeDays (days.ts)                         `tomorrow`, `mardi prochain`, `24 dec to 2 jan`
 *     clausesIn (clauses.ts)                              what follows `at`, `for`, `with`
 *
 * in this order, and what is left then is a name: `practitionerMeant`, `placeMeant`, `servicesMeant` (people.ts). A day or
 * an hour that can't be read is `Wrong`, with an example. What is missing, or could be several, is asked: throw `Asks`
 * with a button for each line that would be right, and with the beginning of one, for what is typed instead. The line so
 * far is all the state there is, so that a button, a word and a whole line typed at once are the same. What was understood
 * is always said in the answer.
 */
import type { Part } from '../../../flows/prompt.ts';
import type { Button } from '../dialogue/choices.ts';

/**
 * A question in place of an answer: nothing has been changed. Each button is a whole line that says more than the one
 * typed; `typed` is the beginning of such a line, and what is typed next goes behind it.
 */
export class Asks extends Error {
	readonly parts: readonly Part[];
	readonly buttons: readonly Button[];
	readonly typed: string | undefined;
	constructor(parts: readonly Part[], buttons: readonly Button[], typed?: string) {
		super(parts[0]?.key);
		this.parts = parts;
		this.buttons = buttons;
		this.typed = typed;
	}
}
