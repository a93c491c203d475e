/**
 * What is set apart in a text: references, and lines that are whole commands, which a tap then copies (a tap on one that is
 * not set apart sends its first word alone); and whom a text is meant for.
 */
import type { MessageEntity } from '@grammyjs/types';
import type { Address } from '../../message.ts';

/** As src/core/references.ts shows them. */
const REFERENCE = /(?<![\p{L}\p{N}-])[CDFHJKMNPRTWXY2-9]{4}-[CDFHJKMNPRTWXY2-9]{4}(?![\p{L}\p{N}-])/gu;
/** As many entities as Telegram takes. */
const MOST = 100;

/** Offsets are in UTF-16 units. @param commands lines of it. One without any words is better tapped. */
export function copied(text: string, commands: readonly string[] = []): MessageEntity[] {
	const wanted = new Set(commands.filter((line) => /^\/\w+ ./.test(line)));
	const places: MessageEntity[] = [];
	let offset = 0;
	for (const line of text.split('\n')) {
		if (wanted.has(line)) places.push({ type: 'code', offset, length: line.length });
		else
			for (const { index, 0: found } of line.matchAll(REFERENCE))
				places.push({ type: 'code', offset: offset + index, length: found.length });
		offset += line.length + 1;
	}
	return places.slice(0, MOST - 1);
}

/** The first word calls whoever is asked: nobody's name has to be known for it. */
export function mentioned(text: string, { sender }: Address): MessageEntity[] {
	const { length } = /^\S+/.exec(text)?.[0] ?? '';
	const user = { id: Number(sender), is_bot: false, first_name: '' };
	return length > 0 ? [{ type: 'text_mention', offset: 0, length, user }] : [];
}
