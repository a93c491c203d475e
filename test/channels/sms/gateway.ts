/** An SMS gateway on this machine that keeps what it is sent, and answers as it is told to. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
	readonly method: string | undefined;
	readonly url: string | undefined;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

type Answer = (response: ServerResponse) => void;

export class TestGateway {
	readonly taken: Taken[] = [];
	/** How the next ones are answered; else with 201. */
	readonly answers: Answer[] = [];
	readonly #server = createServer(async (request, response) => {
		let body = '';
		for await (const piece of request) body += piece;
		const { method, url, headers } = request;
		this.taken.push({ method, url, headers, body });
		(this.answers.shift() ?? status(201))(response);
	});

	static async opens(): Promise<TestGateway> {
		const gateway = new TestGateway();
		await new Promise<void>((open) => gateway.#server.listen(0, '127.0.0.1', open));
		return gateway;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async closes(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((closed) => this.#server.close(closed));
	}
}

export const status =
	(code: number, headers: Record<string, string> = {}): Answer =>
	(response) =>
		response.writeHead(code, headers).end('{"message":"+27825550101 is no good, token SECRET"}');
export const silence: Answer = () => {};
export const hangUp: Answer = (response) => response.destroy();
