/**
 * The screen of a waiting room. It shows what the stream brings, comes back by itself when that breaks off, and says so
 * meanwhile: a number on the wall must be right, or be known to be old.
 *
 * @import { Board, Shown } from '../waiting-board.ts'
 */

/** The stream is never silent for so long. */
const SILENCE_MS = 45_000;
const RETRY_MS = 5_000;
const MOST_NEXT = 5;
/** So long one page stands. */
const PAGE_MS = 8_000;
/** So many below the newest, which stands on each page; fewer where their names are long, or the screen is small. */
const ON_A_PAGE = 21;
const IN_A_ROW = 3;
/** Everybody who is called is seen: the more there are, the smaller they stand; the newest is always the largest. */
const SIZES = /** @type {const} */ ([
	[3, 'few'],
	[7, 'some'],
	[13, 'many'],
]);

const { code = '', zone = 'UTC' } = document.documentElement.dataset;
const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (document.querySelector(what));
const anybody = /** @type {HTMLTemplateElement} */ (document.querySelector('template.anybody'));

/** @type {EventSource | undefined} */
let source;
/** @type {string | undefined} */
let release;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let silence;
let shown = '';
/** @type {ReturnType<typeof setInterval> | undefined} */
let turning;

function open() {
	source?.close();
	source = new EventSource(`/waiting/${encodeURIComponent(code)}/events`);
	source.addEventListener('board', ({ data }) => {
		alive();
		if (data === shown) return;
		const before = shown === '' ? undefined : /** @type {Board} */ (JSON.parse(shown));
		shown = data;
		show(JSON.parse(data), before);
	});
	source.addEventListener('beat', ({ data }) => {
		alive();
		// The house has been updated, and this page with it.
		if (release !== undefined && release !== data) location.reload();
		release = data;
	});
	source.onerror = () => {
		lost(true);
		if (source?.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS);
	};
}

function alive() {
	lost(false);
	clearTimeout(silence);
	silence = setTimeout(() => {
		lost(true);
		open();
	}, SILENCE_MS);
}

/** @param {boolean} now */
function lost(now) {
	find('p.lost').hidden = !now;
	document.body.classList.toggle('stale', now);
}

/**
 * @param {Board} board
 * @param {Board | undefined} before
 */
function show({ called, next, waiting }, before) {
	const known = new Set(before?.called.map(({ number }) => number));
	const list = find('.called ol');
	list.className = SIZES.find(([most]) => called.length <= most)?.[1] ?? 'crowd';
	const rows = called.map((each) => row(each, before !== undefined && !known.has(each.number)));
	list.replaceChildren(...rows);
	turnFrom(rows);
	// Heard once, when they are called: not with every page.
	const fresh = rows.filter((each) => each.className === 'fresh');
	if (fresh.length > 0) find('.said').textContent = fresh.map(({ textContent }) => textContent).join('. ');
	find('.nobody').hidden = called.length > 0;
	find('.next ol').replaceChildren(...next.slice(0, MOST_NEXT).map((each) => row(each, false)));
	find('.waiting').hidden = waiting === 0;
	find('.waiting b').textContent = String(waiting);
}

/**
 * More than there is room for take turns. Whatever is new begins with the first page, where the newest are.
 *
 * @param {Element[]} rows
 */
function turnFrom([, ...others]) {
	const list = find('.called ol');
	const turnTo = (/** @type {number} */ page, /** @type {number} */ size) => {
		for (const [i, each] of others.entries()) {
			const isOn = Math.floor(i / size) === page;
			each.classList.toggle('turned', isOn && each.classList.contains('off'));
			each.classList.toggle('off', !isOn);
		}
	};
	const pagesOf = (/** @type {number} */ size) => Math.ceil(others.length / size);
	const isCut = (/** @type {number} */ size) =>
		Array.from({ length: pagesOf(size) }, (_, page) => page).some((page) => {
			turnTo(page, size);
			return list.scrollHeight > list.clientHeight;
		});
	let size = ON_A_PAGE;
	while (size > IN_A_ROW && isCut(size)) size -= IN_A_ROW;
	let page = 0;
	const pages = pagesOf(size);
	const tell = () => {
		turnTo(page, size);
		find('.page').textContent = pages > 1 ? `${page + 1} / ${pages}` : '';
	};
	tell();
	clearInterval(turning);
	if (pages < 2) return;
	turning = setInterval(() => {
		page = (page + 1) % pages;
		tell();
	}, PAGE_MS);
}

/**
 * @param {Shown} shown
 * @param {boolean} fresh
 */
function row({ number, to }, fresh) {
	const item = document.createElement('li');
	if (fresh) item.className = 'fresh';
	const digits = document.createElement('b');
	digits.textContent = String(number);
	const who = document.createElement('span');
	who.className = 'to';
	if (to === '') who.append(anybody.content.cloneNode(true));
	else who.textContent = to;
	item.append(digits, ' ', who);
	return item;
}

function tellTime() {
	const now = new Date();
	const time = /** @type {HTMLTimeElement} */ (document.querySelector('time'));
	time.dateTime = now.toISOString();
	time.textContent = now.toLocaleTimeString(document.documentElement.lang, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone,
	});
}

tellTime();
setInterval(tellTime, 5_000);
addEventListener('resize', () => turnFrom([...find('.called ol').children]));
open();
