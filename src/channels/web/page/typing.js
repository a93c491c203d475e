/** Three dots while an answer is awaited, for those who see them; they say nothing that a screen reader should. */

/** An answer that comes at once needs no announcement. */
const PATIENCE_MS = 400;

/** An answer comes in a moment or not at all; dots that go on longer would be a lie. */
const LONGEST_MS = 6_000;

export class Typing {
	#dots;
	#shown;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	#timer;

	/** @param {HTMLElement} dots @param {() => void} shown */
	constructor(dots, shown) {
		this.#dots = dots;
		this.#shown = shown;
	}

	start() {
		this.stop();
		this.#timer = setTimeout(() => {
			this.#dots.hidden = false;
			this.#shown();
			this.#timer = setTimeout(() => this.stop(), LONGEST_MS);
		}, PATIENCE_MS);
	}

	stop() {
		clearTimeout(this.#timer);
		this.#dots.hidden = true;
	}
}
