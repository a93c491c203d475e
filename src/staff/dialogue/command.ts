/** What a staff command is, and what it may say: words, and buttons that each stand for another command. */
import type { StaffRole } from '../../../db/tables/staff.ts';
import type { Part } from '../../../flows/prompt.ts';
import type { Audited } from '../../audit.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Member } from './who.ts';

/** What was asked for. */
export interface Order {
	/** What was typed after the command's name. */
	readonly rest: string;
	/** It comes from the button that confirms it; whatever is typed has to be confirmed first. */
	readonly sure: boolean;
}

export interface Command {
	/** Who may use it: a role at any clinic; at which one, the command looks itself. */
	readonly roles: readonly StaffRole[];
	/** What it shows is not for others to read along: not in a group. */
	readonly privately?: true;
	/** Answers by saying it. Throws `Wrong` before it has changed anything. */
	run(turn: Turn, member: Member, order: Order): Promise<void>;
	/** Lines that can be typed as they stand; how a wrong one is answered, and what the help shows. */
	examples(turn: Turn, member: Member): Promise<readonly Part[]> | readonly Part[];
}

export const EVERYBODY: readonly StaffRole[] = ['administrator', 'receptionist', 'practitioner'];
export const DESK: readonly StaffRole[] = ['administrator', 'receptionist'];
export const ADMINISTRATORS: readonly StaffRole[] = ['administrator'];

/** What is wrong with what was typed. */
export class Wrong extends Error {
	readonly parts: readonly Part[];
	constructor(...parts: readonly Part[]) {
		super(parts[0]?.key);
		this.parts = parts;
	}
}

/** The same, where what it is about is another by now: a question that was open about it is over. */
export class Over extends Wrong {}

/** The same, where it is somebody else's to do: to whoever asked it is not there, and that they asked is recorded. */
export class Refused extends Wrong {
	/** `practitioner:17` */
	readonly entity: Audited['entity'];
	constructor(entity: Audited['entity'], ...parts: readonly Part[]) {
		super(...parts);
		this.entity = entity;
	}
}
