/** Telegram says no. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: number;
	readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

	constructor(code: number, description: string, parameters?: { retry_after?: number; migrate_to_chat_id?: number }) {
		super(description);
		this.code = code;
		this.parameters = parameters;
	}
}

/** Telegram says no to what no bot should ever ask; it is recorded, besides. */
export class Violation extends Refusal {
	constructor(description: string) {
		super(400, `Bad Request: ${description}`);
	}
}
