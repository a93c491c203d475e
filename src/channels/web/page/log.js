import { create, dayOf } from './entry.js';

/**
 * The conversation on the page: entries in their order, whichever comes first, a line where a new day begins, and the
 * newest in sight for whoever has not scrolled away from it: its end, unless the newest text would begin above what is
 * seen then. Nobody has to scroll back to where they begin to read.
 *
 * @typedef {object} Place where an entry belongs
 * @property {number} after the id of the message of the house that it is, or that it follows
 * @property {number} nth 0 for the message of the house itself, then counted
 * @property {number | undefined} at ms since 1970
 */

/** Somebody this close to where they would be led is there; less than that hides no choice. */
const NEAR_PX = 40;

/** Above a message that begins at the top. */
const GAP_PX = 8;

export class Log {
	/** @type {(Place & { element: HTMLElement, day: HTMLElement })[]} */
	#entries = [];
	#scroller;
	#list;
	#toNewest;
	/**
	 * Where the reader is. Who rests where a new message led them, or has read on to the end, is led to the next one;
	 * who scrolled `away`, back or into the middle of a long message, is left alone.
	 *
	 * @type {'rest' | 'end' | 'away'}
	 */
	#reader = 'rest';

	/** @param {{ scroller: HTMLElement, list: HTMLElement, toNewest: HTMLElement }} parts */
	constructor({ scroller, list, toNewest }) {
		this.#scroller = scroller;
		this.#list = list;
		this.#toNewest = toNewest;
		// So that the arrow keys scroll it.
		scroller.tabIndex = 0;
		scroller.addEventListener('scroll', () => {
			const { scrollTop } = scroller;
			const rest = this.#rest();
			if (scrollTop > rest - NEAR_PX && scrollTop <= rest + 1) this.#reader = 'rest';
			else this.#reader = scrollTop > rest && this.#below() < NEAR_PX ? 'end' : 'away';
			this.#offerNewest();
		});
		toNewest.onclick = () => {
			// To where the newest message begins; from there, to its end.
			if (scroller.scrollTop < this.#rest() - 1) this.#lead('rest');
			else this.#lead('end');
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
		if (this.#reader !== 'away' && isText(element)) this.#lead('rest');
		else this.keepUp();
	}

	/**
	 * Puts one entry where another stands. What is tapped there stays under the finger, and where the focus was, it still is:
	 * on the button at the same place, or the last one.
	 *
	 * @param {HTMLElement} old
	 * @param {HTMLElement} element
	 */
	replace(old, element) {
		const index = this.#entries.findIndex((each) => each.element === old);
		const entry = this.#entries[index];
		if (!entry) return;
		const focused = [...old.querySelectorAll('button')].indexOf(
			/** @type {HTMLButtonElement} */ (document.activeElement),
		);
		const stood = choicesTop(old);
		element.classList.add('still');
		const day = create('p', 'day');
		element.prepend(day);
		old.replaceWith(element);
		this.#entries[index] = { ...entry, element, day };
		this.#nameDay(index);
		this.#scroller.scrollTop += choicesTop(element) - stood;
		const buttons = element.querySelectorAll('button');
		if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus({ preventScroll: true });
		this.#offerNewest();
	}

	/** Something has grown: who was following still is. */
	keepUp() {
		if (this.#reader === 'away') this.#offerNewest();
		else this.#lead(this.#reader);
	}

	scrollToNewest() {
		this.#lead('rest');
	}

	/** @param {'rest' | 'end'} where */
	#lead(where) {
		this.#reader = where;
		const to = where === 'rest' ? this.#rest() : this.#end();
		// At the end a pixel more or less is rounding: what stands under a finger stays there.
		if (where === 'rest' || Math.abs(to - this.#scroller.scrollTop) > 1) this.#scroller.scrollTop = to;
		this.#offerNewest();
	}

	/** The end, or the beginning of the newest text, whichever comes first. What we wrote ourselves is not read again. */
	#rest() {
		const text = this.#entries.findLast(({ element }) => isText(element))?.element;
		if (!text?.classList.contains('theirs')) return this.#end();
		return Math.min(this.#end(), this.#list.offsetTop + text.offsetTop - GAP_PX);
	}

	#end() {
		return this.#scroller.scrollHeight - this.#scroller.clientHeight;
	}

	#below() {
		return this.#end() - this.#scroller.scrollTop;
	}

	#offerNewest() {
		this.#toNewest.hidden = this.#below() < NEAR_PX;
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

/** Where its choices begin, or its end. @param {HTMLElement} element */
const choicesTop = (element) => {
	const group = element.querySelector('.choices');
	return group ? group.getBoundingClientRect().top : element.getBoundingClientRect().bottom;
};

/** @param {HTMLElement} element */
const isText = (element) => element.querySelector('.text') !== null;

/** @param {Place | undefined} one @param {Place} other */
function comesAfter(one, other) {
	if (!one) return false;
	return one.after > other.after || (one.after === other.after && one.nth > other.nth);
}
