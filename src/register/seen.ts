/** Which of the records that came before have come again: a bit for each, so that a million of them are small. */
export class Seen {
	/** The highest id there was before. */
	readonly upTo: number;
	private readonly bits: Uint8Array;

	constructor(upTo: number) {
		this.upTo = upTo;
		this.bits = new Uint8Array(Math.floor(upTo / 8) + 1);
	}

	add(id: number): void {
		if (id <= this.upTo) this.bits[id >> 3]! |= 1 << (id & 7);
	}

	/** What came after `upTo` came with this import. */
	has(id: number): boolean {
		return id > this.upTo || (this.bits[id >> 3]! & (1 << (id & 7))) !== 0;
	}
}
