/** An id that the state one is in guarantees. Throws if it is missing: that is a fault in a machine, not in what was said. */
export function known(id: number | null): number {
	if (id === null) throw new Error('A state was entered without the id it stands on.');
	return id;
}
