/**
 * Visits the page once more, so that its cookie is signed anew: an update may ask for that, or a new key. Once at most.
 * @param {string} side
 * @returns {Promise<boolean>} whether the page was there
 */
export async function greet(side) {
	if (greeted) return false;
	greeted = true;
	const page = await fetch(side === 'desk' ? '/desk' : '/').catch(() => undefined);
	return page?.ok ?? false;
}

let greeted = false;
