/**
 * A link can carry something for the house behind its `#`, where no server on the way and no log sees it: `#start=…`
 * in a patient's, `#link=…` in one that staff have sent to book by, `#here=…` in the one at a clinic's desk, `#join=…` in one that makes somebody staff. It is taken out of the address bar at once, so that it
 * stays in no history and in no screenshot.
 *
 * @returns {string | undefined} the payload, if there is one
 */
export function takeLink() {
	const fragment = new URLSearchParams(location.hash.slice(1));
	const start = fragment.get('start');
	const link = fragment.get('link');
	const here = fragment.get('here');
	const join = fragment.get('join');
	if ([start, link, here, join].every((carried) => carried === null)) return undefined;
	history.replaceState(null, '', location.pathname + location.search);
	if (here !== null) return `here-${here}`;
	return start ?? (link === null ? `join-${join}` : `link-${link}`);
}
