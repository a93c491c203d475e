/** A clock that stands still until a test moves it. */

/** A Monday morning in Cape Town, in epoch milliseconds: when a test's house opens. */
export const MONDAY_MORNING = Date.parse('2026-09-07T06:00:00Z');

export class Clock {
	now: number;
	/** @param start as `2026-09-01T08:00:00Z`, or in epoch milliseconds. */
	constructor(start: string | number = '2026-09-01T08:00:00Z') {
		this.now = new Date(start).getTime();
	}
	readonly read = (): number => this.now;
	to(instant: string | number): void {
		this.now = new Date(instant).getTime();
	}
	forward(minutes: number): void {
		this.now += minutes * 60_000;
	}
}
