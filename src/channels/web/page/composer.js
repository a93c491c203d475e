/**
 * The box in which somebody writes: Enter sends, Shift and Enter begin a new line, and the box grows with the text.
 *
 * @param {HTMLFormElement} form
 * @param {Promise<unknown>} ready what is written before waits in the box
 * @param {(text: string) => void} say
 */
export function composer(form, ready, say) {
	const box = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));

	function growToText() {
		box.style.height = 'auto';
		box.style.height = `${box.scrollHeight}px`;
	}

	box.addEventListener('input', growToText);
	box.addEventListener('keydown', (event) => {
		// While a word is being composed (Chinese, Japanese …) Enter chooses it.
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		form.requestSubmit();
	});
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		box.focus();
		await ready;
		const text = box.value.trim();
		if (!text) return;
		box.value = '';
		growToText();
		say(text);
	});
	return { focus: () => box.focus({ preventScroll: true }) };
}
