/** The call that sets the menu of commands of one person in one chat, or takes it back. Others there see what everybody does. */
import type { BotCommand, BotCommandScope, Opts } from '@grammyjs/types';
import type { Address } from '../../message.ts';

type Payload<Method extends keyof Opts<never>> = Opts<never>[Method];

export type MenuCall =
	| { readonly method: 'setMyCommands'; readonly payload: Payload<'setMyCommands'>; readonly upload?: undefined }
	| { readonly method: 'deleteMyCommands'; readonly payload: Payload<'deleteMyCommands'>; readonly upload?: undefined };

/** The commands; none: as everybody sees it. In a group the menu is that member's own. */
export function menuCall(commands: readonly BotCommand[], { chat, sender }: Address): MenuCall {
	const chat_id = Number(chat);
	const scope: BotCommandScope =
		chat === sender ? { type: 'chat', chat_id } : { type: 'chat_member', chat_id, user_id: Number(sender) };
	return commands.length > 0
		? { method: 'setMyCommands', payload: { commands, scope } }
		: { method: 'deleteMyCommands', payload: { scope } };
}
