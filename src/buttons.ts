/** The buttons below a message: the choices of a prompt as the outbox keeps it, in words. */
import type { CommonFacts, Offered } from '../flows/prompt.ts';
import { say } from '../flows/words.ts';
import type { Button } from './message.ts';

interface Asked {
	readonly number: number;
	readonly language: string;
	readonly choices: readonly Offered[];
	readonly desk?: string;
}

export const buttonsOf = ({ number, language, choices, desk }: Asked, common: CommonFacts): Button[] =>
	choices.map(({ label, detail, inPlace }, i) => ({
		label: say(label, language, common),
		...(detail && { detail: say(detail, language, common) }),
		data: desk === undefined ? `${number}.${i}` : `${number}.${i}.${desk}`,
		...(inPlace && { inPlace }),
	}));
