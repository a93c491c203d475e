/**
 * A link can carry something for the house behind its `#`, where no server on the way and no log sees it: `#start=…`
 * in a patient's, `#join=…` in one that makes somebody staff. It is taken out of the address bar at once, so that it
 * stays in no history and in no screenshot.
 *
 * @returns {string | undefined} the payload, if there is one
 */
export function takeLink() {
	const fragment = new URLSearchParams(location.hash.slice(1));
	const start = fragment.get('start');
	const join = fragment.get('join');
	if (start === null && join === null) return undefined;
	history.replaceState(null, '', location.pathname + location.search);
	return start ?? `join-${join}`;
}
