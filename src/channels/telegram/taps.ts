/** What our buttons carry: a prefix, so that those of a host's own bot don't clash with ours, then the choice. */
import { parseChoice, type Said } from '../../message.ts';

const ours = 'w:';

/** A button's `callback_data`, of at most 22 bytes (Telegram takes 64). */
export function tapData(choice: string): string {
	return ours + choice;
}

/** What is chosen by tapping a button with this data; nothing if the button is not one of ours. */
export function choiceIn(data: string | undefined): Said | undefined {
	if (!data?.startsWith(ours)) return undefined;
	const choice = parseChoice(data.slice(ours.length));
	return choice && { kind: 'choice', ...choice };
}
