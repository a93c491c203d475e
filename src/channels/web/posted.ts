import { z } from 'zod';
import { parseChoice, type Said } from '../../message.ts';

/** As long a text as the other channels carry. */
export const LONGEST_TEXT = 4096;

const language = z.string().max(35).transform(canonical);

const said = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('text'),
		text: z.string().min(1, 'A text needs words.').max(LONGEST_TEXT, `A text has at most ${LONGEST_TEXT} characters.`),
	}),
	z.object({ kind: z.literal('choice'), data: z.string() }),
	z.object({
		kind: z.literal('link'),
		payload: z.string().regex(/^[\w-]{0,128}$/, 'A payload has at most 128 letters, digits, _ and -.'),
	}),
	z.object({
		kind: z.literal('unreadable'),
		what: z.enum(['photo', 'voice', 'video', 'sticker', 'file', 'edit', 'other']),
	}),
]);

const posted = z.object({
	id: z.uuid('The id is not a UUID.'),
	language: language.optional(),
	said,
});

/** What the page posts: a choice comes as the `data` of its button. */
export type Posted = z.input<typeof posted>;

/** What came in a POST, or a sentence about why it can't be taken. */
export function readPosted(
	body: unknown,
): { readonly id: string; readonly language: string | undefined; readonly said: Said } | { readonly wrong: string } {
	const { success, data, error } = posted.safeParse(body);
	if (!success) return { wrong: sentence(error) };
	if (data.said.kind !== 'choice') return { id: data.id, language: data.language, said: data.said };
	const choice = parseChoice(data.said.data);
	if (!choice) return { wrong: 'That choice is none of ours.' };
	return { id: data.id, language: data.language, said: { kind: 'choice', ...choice } };
}

/** The first language of an `Accept-Language` header, as BCP 47. */
export function firstLanguage(header: string | undefined): string | undefined {
	return canonical(header?.split(/[,;]/)[0]?.trim() ?? '');
}

function canonical(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag)[0];
	} catch {
		return undefined;
	}
}

function sentence(error: z.ZodError): string {
	const issue = error.issues[0];
	if (!issue) return 'The message is not understood.';
	const where = issue.path.join('.') || 'the message';
	return issue.message.endsWith('.') ? issue.message : `In ${where}: ${issue.message}.`;
}
