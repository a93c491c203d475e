/** During an update two releases run side by side for a while: what the newer one wrote is left to it. */
import { TIMER_EVENTS } from '../flows/patient/events.ts';

/** Longer than an update takes. What is older was left behind when the newer release was taken back. */
export const SIDE_BY_SIDE_MS = 10 * 60_000;

/** A message for a conversation that a newer release has just saved: let it come again, and reach that one. */
export class LeftToNewer extends Error {
	constructor() {
		super('A newer release goes on with this conversation.');
	}
}

/** Whether this release knows what a timer's row brings. */
export function knowsTimer(event: unknown): boolean {
	const { type, alert, news, clinic } = event as Readonly<Record<'type' | 'alert' | 'news' | 'clinic', unknown>>;
	return (
		[alert, news, clinic].some((kind) => typeof kind === 'string') ||
		(TIMER_EVENTS as readonly unknown[]).includes(type)
	);
}
