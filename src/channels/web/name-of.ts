/** What may be logged of an error: its message can hold what was said, or whose chat it was. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
