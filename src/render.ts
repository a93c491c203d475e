/** Words are chosen here, when a message is sent: a prompt as the outbox keeps it becomes what a channel shows. */

import type { Store } from '../db/store.ts';
import { type Body, type CommonFacts, part } from '../flows/prompt.ts';
import { inLanguage, say, sayAll } from '../flows/words.ts';
import { buttonsOf } from './buttons.ts';
import { calendarFile } from './calendar.ts';
import { pictureSent } from './diary/picture.ts';
import { linkPictureSent, linkPictureTold } from './links/picture.ts';
import type { Outgoing } from './message.ts';
import { ownDataFile, ownDataListed } from './own-data/file.ts';

export type Render = (body: Body, at: number, common: CommonFacts, channel?: string) => Outgoing | Promise<Outgoing>;

/** The same, where what is kept of somebody can be looked up. */
export const renderFrom =
	(store: Pick<Store, 'transaction' | 'read'>): Render =>
	(body, at, common, channel) => {
		// The page is only told that there is something, and fetches it when somebody wants it.
		const isListed = channel === 'web';
		if (body.kind === 'ownData') return isListed ? ownDataListed(body, at, at) : ownDataFile(store, body, at, common);
		if (body.kind === 'picture')
			return isListed ? { kind: 'picture', caption: '', alt: '', buttons: [] } : pictureSent(store, body, at, common);
		if (body.kind === 'qr') return isListed ? linkPictureTold(body, common) : linkPictureSent(store, body, common);
		return render(body, at, common);
	};

/**
 * @param at when it was said, in epoch milliseconds.
 * @param common the network's own facts. Throws if there are no words for it.
 */
export function render(body: Body, at: number, common: CommonFacts): Outgoing {
	switch (body.kind) {
		case 'prompt':
			return renderPrompt(body, common);
		case 'letter': {
			const { language, subject, parts } = body;
			return {
				kind: 'text',
				subject: say(subject, language, common),
				text: sayAll(parts, language, common),
				buttons: [],
			};
		}
		case 'pin': {
			const { latitude, longitude, address } = body;
			return { kind: 'pin', latitude, longitude, title: inLanguage(body.title, body.language), address };
		}
		case 'calendar':
			return { kind: 'file', ...calendarFile(body, at) };
		case 'menu':
			return { kind: 'menu', commands: body.commands.map((command) => commandShown(command, body.language)) };
		default:
			throw new Error(`There is no way to say a "${(body as { kind: string }).kind}".`);
	}
}

function renderPrompt(prompt: Body & { kind: 'prompt' }, common: CommonFacts): Outgoing {
	const { language, parts, shareContact, beyond, awaits } = prompt;
	const commands = parts.filter(({ key }) => COMMAND.test(key)).map((each) => say(each, language, common));
	return {
		kind: 'text',
		text: sayAll(parts, language, common),
		buttons: buttonsOf(prompt, common),
		...(shareContact && { shareContact: say({ key: 'share-contact' }, language) }),
		...(beyond && { beyond: beyond.map((each) => ({ ...each, label: say(each.label, language, common) })) }),
		...(commands.length > 0 && { commands }),
		...(awaits && { awaits }),
	};
}

/** The keys of what can be typed as it stands. */
const COMMAND = /.-example$|-example-|^staff-slash-line$/;

/** A command with what it does: its line of the help, without its name. */
const commandShown = (command: string, language: string) => ({
	command,
	description: say(part(command === 'help' ? 'command-help' : `help-line-${command}`), language).replace(
		/^\/\w+\s*:\s*/,
		'',
	),
});
