/**
 * What stands in the log: one entry for each message, ours and theirs. Everything that was said gets into the page as
 * text, never as markup.
 *
 * @import { Button, Outgoing } from '../../../message.ts'
 * @import { Told } from '../events.ts'
 * @import { Words } from './strings.js'
 * @import { Own } from './memory.js'
 */

/**
 * A message of the house.
 *
 * @param {Told} told
 * @param {{ words: Words, clinic: string, side: string, at: number | undefined, choose: (button: Button, byKeyboard: boolean) => void }} around
 */
export function theirEntry({ id, language, body }, { words, clinic, side, at, choose }) {
	const entry = create('div', 'entry theirs');
	const bubble = create('div', 'bubble');
	bubble.lang = language;
	bubble.append(unseen(`${clinic}: `));
	if (body.kind === 'text') bubble.append(paragraph(body.text, at));
	if (body.kind === 'pin') bubble.append(...place(body, at, words));
	if (body.kind === 'file') bubble.append(file(body.name, `/files/${id}?side=${side}`, at, words));
	if (body.kind === 'picture') bubble.append(...picture(body, at, words));
	entry.append(bubble);
	if (asks(body)) {
		entry.append(choices(body, language, words, choose));
	}
	return entry;
}

/** Whether it offers something. @param {Told['body']} body @returns {body is Extract<Told['body'], { kind: 'text' | 'picture' }>} */
export const asks = (body) => (body.kind === 'text' || body.kind === 'picture') && body.buttons.length > 0;

/**
 * A message of one's own, with what became of it.
 *
 * @param {Own} own
 * @param {{ words: Words, retry: () => void }} around
 */
export function ownEntry(own, { words, retry }) {
	const entry = create('div', 'entry ours');
	const bubble = create('div', 'bubble');
	bubble.append(unseen(`${words.you}: `), paragraph(own.text, own.at));
	const state = create('p', 'delivery');
	entry.append(bubble, state);
	return {
		entry,
		/** @param {Own['state']} now */
		show(now) {
			entry.dataset.state = now;
			const again = create('button', '', words.retry);
			again.type = 'button';
			again.onclick = retry;
			// Seen, not heard: said of every message, it would talk over the answer.
			const passing = create('span', '', words.sending);
			passing.ariaHidden = 'true';
			state.replaceChildren(...{ sent: [], sending: [passing], notSent: [words.notSent, ' ', again] }[now]);
		},
	};
}

/**
 * Text with its line breaks, and the time where its last line leaves room. One that is laid out in columns gets letters
 * of one width.
 *
 * @param {string} text
 * @param {number | undefined} at
 */
function paragraph(text, at) {
	const said = create('p', /\S {2,}\S/.test(text) ? 'text table' : 'text');
	said.dir = 'auto';
	let rest = 0;
	for (const { 0: url, index } of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g)) {
		said.append(text.slice(rest, index), link(url, url));
		rest = index + url.length;
	}
	said.append(text.slice(rest), ...time(at));
	return said;
}

/**
 * The answers to a question. They stand right after it, and their name does not say it once more: what is announced is the
 * message with all that is below it.
 *
 * @param {Extract<Told['body'], { kind: 'text' | 'picture' }>} question
 * @param {string} language
 * @param {Words} words
 * @param {(button: Button, byKeyboard: boolean) => void} choose
 */
function choices({ buttons }, language, { choices }, choose) {
	const group = create('div', 'choices');
	group.setAttribute('role', 'group');
	group.lang = document.documentElement.lang;
	group.setAttribute('aria-label', choices);
	for (const button of buttons) {
		const shown = create('button');
		shown.type = 'button';
		shown.dir = 'auto';
		shown.lang = language;
		const words = create('span', 'words', button.label);
		if (button.detail) words.append(unseen(', '), create('span', 'detail', button.detail));
		shown.append(create('span', 'number', numberOf(button)), ' ', words);
		shown.onclick = ({ detail }) => choose(button, detail === 0);
		group.append(shown);
	}
	return group;
}

/**
 * A newer question has come: the choices of earlier ones may still be tapped, but don't ask to be, and Tab passes them by.
 *
 * @param {HTMLElement} within
 * @param {Words} words
 */
export function quietChoices(within, { earlierChoices }) {
	for (const group of within.querySelectorAll('.choices:not(.quiet)')) {
		group.classList.add('quiet');
		group.setAttribute('aria-label', earlierChoices);
		for (const button of group.querySelectorAll('button')) button.tabIndex = -1;
	}
}

/** What can be typed instead: choices are counted from 0 in what comes back, from 1 by people. @param {Button} button */
const numberOf = ({ data }) => String(Number(data.split('.')[1]) + 1);

/**
 * @param {Extract<Outgoing, { kind: 'pin' }>} pin
 * @param {number | undefined} at
 * @param {Words} words
 */
function place({ latitude, longitude, title, address }, at, words) {
	const name = create('p', 'place', title);
	const where = create('p', 'where', address);
	name.dir = where.dir = 'auto';
	const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
	const row = create('p', 'row');
	row.append(link(map, words.openMap), ...time(at));
	return [name, where, row];
}

/**
 * A picture, in words for whoever can't see it; large in a window of its own. The browser asks for it where it stands, and
 * keeps its place meanwhile. Where it can't be had, its words stand there.
 *
 * @param {Extract<Told['body'], { kind: 'picture' }>} shown
 * @param {number | undefined} at
 * @param {Words} words
 */
function picture({ path, size, caption, alt }, at, { noPicture }) {
	const image = create('img');
	if (size) [image.width, image.height] = [size.width, size.height];
	image.alt = alt;
	const large = link(path, '');
	large.className = 'picture';
	large.append(image);
	image.onerror = () =>
		large.replaceWith(alt === caption ? create('p', 'where', noPicture) : paragraph(alt, undefined));
	image.src = path;
	return [large, paragraph(caption, at)];
}

/**
 * @param {string} name
 * @param {string} address
 * @param {number | undefined} at
 * @param {Words} words
 */
function file(name, address, at, words) {
	const save = create('a', 'file');
	save.href = address;
	save.download = name;
	const row = create('span', 'row');
	row.append(create('span', 'save', words.download), ...time(at));
	save.append(create('span', 'name', name), unseen(': '), row);
	return save;
}

/** @param {string} url @param {string} text */
function link(url, text) {
	const anchor = create('a', '', text);
	anchor.href = url;
	anchor.target = '_blank';
	anchor.rel = 'noopener noreferrer';
	return anchor;
}

/** @param {number | undefined} at */
function time(at) {
	if (at === undefined) return [];
	const shown = create('time', '', new Date(at).toLocaleTimeString(manners(), { timeStyle: 'short' }));
	shown.dateTime = new Date(at).toISOString();
	return [shown];
}

/** A day as its separator names it; "today" would be wrong tomorrow on a page left open. @param {number} at */
export function dayOf(at) {
	return new Date(at).toLocaleDateString(manners(), { weekday: 'long', day: 'numeric', month: 'long' });
}

/**
 * The page's language, with the reader's own ways of it: 22:49 in Britain is 10:49 PM in America. Not every browser names
 * its language as others can read it (`en-US@posix`).
 */
function manners() {
	const { lang } = document.documentElement;
	const own = navigator.language;
	return /^[a-z\d-]+$/i.test(own) && own.startsWith(lang) ? own : lang;
}

/** Who speaks, for those who don't see on which side the bubble stands. @param {string} text */
const unseen = (text) => create('span', 'unseen', text);

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function create(tag, className, text) {
	const element = document.createElement(tag);
	if (className) element.className = className;
	if (text !== undefined) element.textContent = text;
	return element;
}
