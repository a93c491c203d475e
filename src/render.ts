/** Words are chosen here, when a message is sent: a prompt as the outbox keeps it becomes what a channel shows. */
import type { Body } from '../flows/prompt.ts';
import { inLanguage, say, sayAll } from '../flows/words.ts';
import { calendarFile } from './calendar.ts';
import type { Outgoing } from './message.ts';

/** @param at when it was said, in epoch milliseconds. Throws if there are no words for it. */
export function render(body: Body, at: number): Outgoing {
	switch (body.kind) {
		case 'prompt':
			return renderPrompt(body);
		case 'pin': {
			const { latitude, longitude, address } = body;
			return { kind: 'pin', latitude, longitude, title: inLanguage(body.title, body.language), address };
		}
		case 'calendar':
			return { kind: 'file', ...calendarFile(body, at) };
	}
}

function renderPrompt({ number, language, parts, choices, shareContact, common }: Body & { kind: 'prompt' }): Outgoing {
	// What a button is too small for stands in the message, under the button's number.
	const details = choices.flatMap(({ detail }, i) => (detail ? [`${i + 1}. ${say(detail, language, common)}`] : []));
	const text = [sayAll(parts, language, common), details.join('\n')].filter((paragraph) => paragraph !== '');
	return {
		kind: 'text',
		text: text.join('\n\n'),
		buttons: choices.map(({ label }, i) => ({ label: say(label, language, common), data: `${number}.${i}` })),
		...(shareContact && { shareContact: say({ key: 'share-contact' }, language) }),
	};
}
