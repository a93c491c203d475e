/** The body of a request: JSON, or a form with files in it. */
import type { IncomingMessage } from 'node:http';
import { fromForm } from './schema.ts';

export interface SentFile {
	readonly name: string;
	readonly mime: string;
	readonly content: string;
	readonly bytes: Uint8Array;
}

export interface Body {
	readonly payload: Record<string, unknown>;
	/** By the name that the payload calls them. */
	readonly files: ReadonlyMap<string, SentFile>;
}

export async function readBody(request: IncomingMessage, method: string): Promise<Body> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const bytes = Buffer.concat(chunks);
	const type = request.headers['content-type'] ?? '';
	if (type.startsWith('application/json')) return { payload: JSON.parse(bytes.toString()), files: new Map() };
	if (bytes.length === 0) return { payload: {}, files: new Map() };
	return readForm(await new Response(bytes, { headers: { 'content-type': type } }).formData(), method);
}

/** A file is either named `attach://<part>` by a field, or is the field itself. */
async function readForm(form: FormData, method: string): Promise<Body> {
	const payload: Record<string, unknown> = {};
	const files = new Map<string, SentFile>();
	for (const [name, value] of form) {
		if (typeof value === 'string') payload[name] = fromForm(method, name, value);
		else
			files.set(`attach://${name}`, {
				name: value.name,
				mime: value.type,
				content: await value.text(),
				bytes: new Uint8Array(await value.arrayBuffer()),
			});
	}
	for (const [attached, file] of files) {
		if (JSON.stringify(payload).includes(attached)) continue;
		const field = attached.slice('attach://'.length);
		payload[field] = `x-upload:${field}`;
		files.set(`x-upload:${field}`, file);
		files.delete(attached);
	}
	// Telegraf adds it to every form.
	delete payload.method;
	return { payload, files };
}
