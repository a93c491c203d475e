/** What every value of a clinic file is built from: groups of keys that refuse others, and texts with a rule. */
import { z } from 'zod';
import { needed, unknownKey } from './sentences.ts';

/** A group that refuses every key it doesn't name, each at its own line. */
export function group<S extends z.core.$ZodLooseShape>(shape: S) {
	const keys = Object.keys(shape);
	const refused = z.custom<never>(() => false, {
		error: (issue) => unknownKey(String((issue as { path?: PropertyKey[] }).path?.at(-1)), keys),
	});
	return z.object(shape).catchall(refused) as unknown as z.ZodObject<S, z.core.$strict>;
}

/**
 * A text that `problem` has nothing against; otherwise its sentence is said.
 * @param as how it is written: said where something else stands, and in the reference.
 */
export const written = (as: string, problem: (text: string) => string | undefined) =>
	z
		.string({ error: ({ input }) => readAs(input) ?? needed(as)({ input }) })
		.superRefine((text, ctx) => {
			const message = problem(text);
			if (message) ctx.addIssue({ code: 'custom', message });
		})
		.meta({ as });

/** A list of at least one, in which nothing stands twice. */
export const once = <Item extends z.ZodType>(item: Item, of: (entry: z.output<Item>) => unknown = (entry) => entry) =>
	z
		.array(item)
		.min(1)
		.superRefine((entries, ctx) => {
			const seen = new Set<unknown>();
			for (const [place, entry] of entries.entries()) {
				if (seen.has(of(entry)))
					ctx.addIssue({ code: 'custom', path: [place], message: `“${of(entry)}” stands here for the second time.` });
				seen.add(of(entry));
			}
		});

/** YAML takes 2026 for a number and true for a truth, where a text was meant. */
const readAs = (input: unknown): string | undefined =>
	typeof input === 'number' || typeof input === 'boolean'
		? `This is read as a ${typeof input}. Put it in quotes to make it a text.`
		: undefined;

/** A number in a range. */
export const ranged = (as: string, least: number, most: number) =>
	z
		.number({ error: needed(as) })
		.refine((number) => number >= least && number <= most, { error: needed(as) })
		.meta({ as });
