/** Telegram's own description of its Bot API, to check every call and every update against. */
import { readFileSync } from 'node:fs';
import type { Update } from '@grammyjs/types';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

const file = new URL('schema/telegram-bot-api-10.3.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8')) as {
	'x-methods': Record<string, { params: string | null }>;
	$defs: Record<string, { properties?: Record<string, { type?: string }> }>;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addKeyword({
	keyword: 'x-minBytes',
	type: 'string',
	validate: (least: number, text: string) => Buffer.byteLength(text) >= least,
});
ajv.addKeyword({
	keyword: 'x-maxBytes',
	type: 'string',
	validate: (most: number, text: string) => Buffer.byteLength(text) <= most,
});
ajv.addKeyword({
	keyword: 'x-maxAfterParsing',
	type: 'string',
	// Whether Telegram counts UTF-16 units or characters is nowhere said: units are never fewer.
	validate: (most: number, text: string, _: unknown, at?: { parentData?: { parse_mode?: string } }) =>
		parsed(text, at?.parentData?.parse_mode).length <= most,
});
ajv.addSchema(schema, 'tg');

/** The text without its markup, roughly. */
function parsed(text: string, mode: string | undefined): string {
	if (mode === 'HTML') return text.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, '.');
	return mode === undefined ? text : text.replace(/\\(.)/g, '$1').replace(/[*_~|`]+/g, '');
}

export function isMethod(method: string): boolean {
	return Object.hasOwn(schema['x-methods'], method);
}

/** What is wrong with a call by the schema: nothing, if the list is empty. */
export function violationsOf(method: string, payload: object): string[] {
	const definition = schema['x-methods'][method]?.params;
	if (!definition) return Object.keys(payload).map((name) => `${method} takes no ${name}`);
	const check = validatorOf(definition);
	return check(payload) ? [] : sentences(check.errors).map((sentence) => `${method}${sentence}`);
}

/** Throws if Telegram could never send such an update. */
export function mustBeUpdate(update: Update): void {
	const check = validatorOf('TelegramUpdate');
	if (!check(update)) throw new Error(`Not an update: ${sentences(check.errors).join('; ')}`);
}

/** A field of a form is text; this reads it as what the method's parameter is. */
export function fromForm(method: string, name: string, text: string): unknown {
	const definition = schema['x-methods'][method]?.params;
	if (definition && schema.$defs[definition]?.properties?.[name]?.type === 'string') return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function validatorOf(definition: string): ValidateFunction {
	// Compiled on first use and kept by ajv.
	return ajv.getSchema(`tg#/$defs/${definition}`)!;
}

function sentences(errors: ErrorObject[] | null | undefined): string[] {
	const telling = (errors ?? []).filter(({ keyword }) => keyword !== 'anyOf');
	return telling.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
