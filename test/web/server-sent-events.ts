/** One event as it came. A comment has `:` as its event and the comment as its data. */
export interface ServerSentEvent {
	readonly id: string | undefined;
	readonly event: string;
	readonly data: string;
}

/** The events of a response, until it ends. Enough of the format for a server of ours: one `data` line each. */
export async function* serverSentEvents(response: Response): AsyncGenerator<ServerSentEvent> {
	if (!response.body) return;
	let rest = '';
	for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
		const blocks = (rest + chunk).split('\n\n');
		rest = blocks.pop() ?? '';
		for (const block of blocks) {
			const event = parse(block);
			if (event) yield event;
		}
	}
}

function parse(block: string): ServerSentEvent | undefined {
	if (block.startsWith(':')) return { id: undefined, event: ':', data: block.slice(1).trim() };
	const fields = new Map(
		block.split('\n').map((line) => {
			const [name = '', ...value] = line.split(': ');
			return [name, value.join(': ')];
		}),
	);
	const data = fields.get('data');
	return data === undefined ? undefined : { id: fields.get('id'), event: fields.get('event') ?? 'message', data };
}
