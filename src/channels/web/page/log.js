import { create, dayOf } from './entry.js';

/**
 * The conversation on the page: entries in their order, whichever comes first, a line where a new day begins, and the
 * newest in sight for whoever has not scrolled away from it.
 *
 * @typedef {object} Place where an entry belongs
 * @property {number} after the id of the message of the house that it is, or that it follows
 * @property {number} nth 0 for the message of the house itself, then counted
 * @property {number | undefined} at ms since 1970
 */

/** Somebody this close to the end is following. */
const NEAR_PX = 80;

export class Log {
	/** @type {(Place & { element: HTMLElement, day: HTMLElement })[]} */
	#entries = [];
	#scroller;
	#list;
	#toNewest;
	#following = true;

	/** @param {{ scroller: HTMLElement, list: HTMLElement, toNewest: HTMLElement }} parts */
	constructor({ scroller, list, toNewest }) {
		this.#scroller = scroller;
		this.#list = list;
		this.#toNewest = toNewest;
		// So that the arrow keys scroll it.
		scroller.tabIndex = 0;
		scroller.addEventListener('scroll', () => {
			this.#following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
			toNewest.hidden = this.#following;
		});
		toNewest.onclick = () => {
			this.scrollToNewest();
			// The button goes away; the keyboard stays where it led.
			scroller.focus({ preventScroll: true });
		};
		// A keyboard that slides in, or a longer message being written, takes from the log's height.
		const resized = new ResizeObserver(() => this.keepUp());
		for (const part of [scroller, list]) resized.observe(part);
	}

	/** @param {HTMLElement} element @param {Place} place */
	add(element, place) {
		const day = create('p', 'day');
		element.prepend(day);
		let index = this.#entries.length;
		while (index > 0 && comesAfter(this.#entries[index - 1], place)) index--;
		this.#list.insertBefore(element, this.#entries[index]?.element ?? null);
		this.#entries.splice(index, 0, { ...place, element, day });
		this.#nameDay(index);
		this.#nameDay(index + 1);
		this.keepUp();
	}

	/** Something has grown: who was following still is. */
	keepUp() {
		if (this.#following) this.scrollToNewest();
	}

	scrollToNewest() {
		this.#following = true;
		this.#toNewest.hidden = true;
		this.#scroller.scrollTop = this.#scroller.scrollHeight;
	}

	/** A newer question has come: the choices of earlier ones may still be tapped, but don't ask to be. */
	quietChoices() {
		for (const group of this.#list.querySelectorAll('.choices')) group.classList.add('quiet');
	}

	/** A day is named above its first entry. @param {number} index */
	#nameDay(index) {
		const entry = this.#entries[index];
		if (!entry) return;
		const before = this.#entries.slice(0, index).findLast(({ at }) => at !== undefined)?.at;
		const name = entry.at === undefined ? '' : dayOf(entry.at);
		entry.day.textContent = before !== undefined && dayOf(before) === name ? '' : name;
	}
}

/** @param {Place | undefined} one @param {Place} other */
function comesAfter(one, other) {
	if (!one) return false;
	return one.after > other.after || (one.after === other.after && one.nth > other.nth);
}
