import { composer } from './composer.js';
import { asks, ownEntry, quietChoices, theirEntry } from './entry.js';
import { takeLink } from './fragment.js';
import { listen } from './listen.js';
import { Log } from './log.js';
import { Memory } from './memory.js';
import { post } from './post.js';
import { wordsFor } from './strings.js';
import { Typing } from './typing.js';

/**
 * The chat: what is said is posted, what is answered comes as a stream of events, and both stand in one log.
 *
 * @import { Button } from '../../../message.ts'
 * @import { Posted } from '../posted.ts'
 * @import { Told } from '../events.ts'
 * @import { Own } from './memory.js'
 */

/** The same on every first visit, in every tab: however often an empty chat is opened, it is opened once. */
const OPENING = '00000000-0000-4000-8000-000000000000';

/** A line that breaks off and is back at once is nobody's concern. */
const NOTICED_MS = 1_000;

class WaitlessChat extends HTMLElement {
	#side = this.getAttribute('side') ?? 'clinic';
	#clinic = this.getAttribute('clinic') ?? '';
	#words = wordsFor([document.documentElement.lang]).words;
	#state = this.#part('.state');
	#scroller = this.#part('.log');
	#log = new Log({ scroller: this.#scroller, list: this.#part('.entries'), toNewest: this.#part('.newest') });
	#typing = new Typing(this.#part('.typing'), () => this.#log.keepUp());
	#memory = new Memory(this.#side);
	/** @type {(value?: unknown) => void} */
	#resolveCaughtUp = () => {};
	/** What has been said so far is on the page: only now is it known what a new message follows. */
	#caughtUp = new Promise((resolve) => {
		this.#resolveCaughtUp = resolve;
	});
	#composer = composer(/** @type {HTMLFormElement} */ (this.#part('form')), this.#caughtUp, (text) =>
		this.#say({ kind: 'text', text }, text),
	);
	/** Messages leave one after another, so that they arrive in the order they were written. */
	#line = /** @type {Promise<unknown>} */ (Promise.resolve());
	#live = false;
	/** What stands for each prompt, by its number: another may take its place. @type {Map<number, HTMLElement>} */
	#prompts = new Map();
	#oldest = 0;
	#newest = 0;
	#count = 0;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	#noticing;

	connectedCallback() {
		this.#connected(false);
		addEventListener('offline', () => this.#connected(false));
		addEventListener('hashchange', () => this.#follow(takeLink()));
		const link = takeLink();
		listen(this.#side, {
			hears: (told) => this.#hear(told),
			ready: () => this.#catchUp(link),
			connected: (connected) => this.#connected(connected),
		});
	}

	/** @param {Told} told */
	#hear(told) {
		const place = told.stands ?? told.id;
		this.#oldest = Math.min(this.#oldest || place, place);
		this.#newest = told.id;
		const at = told.at ?? (this.#live ? Date.now() : undefined);
		if (asks(told.body)) quietChoices(this.#scroller, this.#words);
		const entry = theirEntry(told, {
			words: this.#words,
			clinic: this.#clinic,
			side: this.#side,
			at,
			choose: (button, byKeyboard) => this.#choose(button, byKeyboard),
		});
		this.#typing.stop();
		const old = this.#prompts.get(told.inPlaceOf ?? -1);
		if (told.prompt !== undefined) this.#prompts.set(told.prompt, entry);
		if (old?.isConnected) this.#log.replace(old, entry);
		else this.#log.add(entry, { after: place, nth: 0, at });
	}

	/** @param {string | undefined} link */
	async #catchUp(link) {
		if (this.#live) return;
		this.#live = true;
		for (const own of this.#memory.own) {
			// What it answered is no longer shown.
			if (own.after > 0 && own.after < this.#oldest) continue;
			const { show } = this.#show(own);
			if (own.state === 'sending') void this.#send(own, show);
		}
		this.#scroller.setAttribute('aria-busy', 'false');
		this.#resolveCaughtUp();
		const firstVisit = this.#newest === 0 && this.#side === 'clinic';
		if (link !== undefined) this.#follow(link);
		else if (firstVisit) await this.#inLine({ id: OPENING, said: { kind: 'link', payload: '' } });
	}

	/** @param {string | undefined} link */
	#follow(link) {
		if (link !== undefined) this.#say({ kind: 'link', payload: link }, this.#words.linkOpened);
	}

	/** @param {Button} button @param {boolean} byKeyboard */
	async #choose({ data, label, inPlace }, byKeyboard) {
		await this.#caughtUp;
		// What comes takes the place of what was tapped: nothing is said, unless it does not arrive.
		if (inPlace && (await this.#inLine({ id: newId(), said: { kind: 'choice', data } }))) return;
		const said = this.#say({ kind: 'choice', data }, label);
		// Where a keyboard lies on the table, the next answer may be typed; where it slides over the page, not unasked.
		if (byKeyboard) this.#goOnFrom(said);
		else if (!matchMedia('(pointer: coarse)').matches) this.#composer.focus();
	}

	/**
	 * From what was just chosen, Tab leads to the next choices; whoever types instead writes.
	 *
	 * @param {HTMLElement} entry
	 */
	#goOnFrom(entry) {
		const bubble = /** @type {HTMLElement} */ (entry.querySelector('.bubble'));
		bubble.tabIndex = -1;
		bubble.addEventListener('blur', () => bubble.removeAttribute('tabindex'), { once: true });
		bubble.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
			if (/^\S$/u.test(key) && !ctrlKey && !altKey && !metaKey) this.#composer.focus();
		});
		bubble.focus({ preventScroll: true });
	}

	/** @param {Posted['said']} said @param {string} text as shown */
	#say(said, text) {
		/** @type {Own} */
		const own = { id: newId(), said, text, after: this.#newest, at: Date.now(), state: 'sending' };
		const { entry, show } = this.#show(own);
		this.#log.scrollToNewest();
		void this.#send(own, show);
		return entry;
	}

	/** @param {Own} own */
	#show(own) {
		const retry = () => {
			this.#composer.focus();
			void this.#send(own, show);
		};
		const { entry, show } = ownEntry(own, { words: this.#words, retry });
		show(own.state);
		this.#log.add(entry, { after: own.after, nth: ++this.#count, at: own.at });
		return { entry, show };
	}

	/** @param {Own} own @param {(state: Own['state']) => void} show */
	async #send(own, show) {
		/** @param {Own['state']} state */
		const become = (state) => {
			this.#memory.keep(Object.assign(own, { state }));
			show(state);
			this.#log.keepUp();
		};
		become('sending');
		become((await this.#inLine(own)) ? 'sent' : 'notSent');
	}

	/** @param {Pick<Own, 'id' | 'said'>} message */
	#inLine(message) {
		const before = this.#line;
		const posted = before.then(async () => {
			this.#typing.start();
			const sent = await post(this.#side, message);
			if (!sent) this.#typing.stop();
			return sent;
		});
		this.#line = posted;
		return posted;
	}

	/** @param {boolean} connected */
	#connected(connected) {
		if (connected) {
			clearTimeout(this.#noticing);
			this.#noticing = undefined;
			this.#tell(this.#state.dataset.atRest ?? '', false);
		} else {
			// Every try that fails says so again; the first one counts.
			this.#noticing ??= setTimeout(() => {
				this.#tell(navigator.onLine ? this.#words.connecting : this.#words.offline, true);
			}, NOTICED_MS);
		}
	}

	/** @param {string} state @param {boolean} broken */
	#tell(state, broken) {
		this.#state.classList.toggle('broken', broken);
		if (this.#state.textContent !== state) this.#state.textContent = state;
	}

	/** @param {string} selector @returns {HTMLElement} */
	#part(selector) {
		return /** @type {HTMLElement} */ (this.querySelector(selector));
	}
}

/** Browsers keep `crypto.randomUUID` from pages without HTTPS, which a clinic's own network may well have. */
function newId() {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

customElements.define('waitless-chat', WaitlessChat);
