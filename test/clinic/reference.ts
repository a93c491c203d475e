/** Writes `docs/clinic-file.md` from the clinic file's schema. */
import { z } from 'zod';
import { clinicFile } from '../../src/clinic/file.ts';
import { namedIn } from '../../src/clinic/named.ts';

const HEAD = `# The clinic file

Everything a clinic tells Waitless about itself stands in one file, written in YAML. The demo network's,
[\`src/clinic/demo/clinic.yaml\`](../src/clinic/demo/clinic.yaml), is a commented example to start from.

\`\`\`sh
npm run clinic -- check clinic.yaml   # says what is wrong, line by line; changes nothing
npm run clinic -- apply clinic.yaml   # checks it, then makes it so, all of it or nothing
\`\`\`

A file that is wrong in any line changes nothing. Applying the same file again changes nothing. What a file no longer
names is retired: it is no longer offered, and what was booked stays.

- **A code** names a thing inside the file: small letters, digits and hyphens, a letter first. Keep it for ever; a new
  code is a new thing. Names can change at any time.
- **A text** is one text for everybody, or one per language: \`{ en: Hello, fr: Bonjour }\`. English must be among them,
  because people of other languages are shown it. A text with a colon or a comma in it stands in quotes.
- **A duration** is written \`30 seconds\`, \`5 minutes\`, \`1 hour 30 minutes\`, \`2 days\`, or in ISO 8601 (\`PT5M\`).

In the tables, \`CODE\` stands for each code you choose, and \`…\` for each entry of a list.
`;

interface Schema {
	readonly description?: string;
	/** Given by the values of src/clinic: how they are written. */
	readonly as?: string;
	readonly enum?: readonly string[];
	readonly default?: unknown;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: Schema;
	readonly items?: Schema;
}

interface Row {
	readonly path: string;
	readonly schema: Schema;
	readonly optional: boolean;
}

const schema = (): Schema =>
	z.toJSONSchema(clinicFile(namedIn({})), { io: 'input', unrepresentable: 'any' }) as unknown as Schema;

/** Every key below a schema, a group before what is in it. */
function keysOf(of: Schema, path = ''): Row[] {
	if (of.items) return keysOf(of.items, `${path}….`);
	if (!of.properties) return of.additionalProperties ? keysOf(of.additionalProperties, `${path}CODE.`) : [];
	return Object.entries(of.properties).flatMap(([key, inner]) => [
		{ path: `${path}${key}`, schema: inner, optional: !of.required?.includes(key) },
		...keysOf(inner, `${path}${key}.`),
	]);
}

const TABLE = ['| key | needed | says | written as |', '| --- | --- | --- | --- |'];

export function clinicFileReference(): string {
	const sections = Object.entries(schema().properties!).map(([name, section]) => {
		const rows = keysOf(section).map(tableRow);
		return [`## ${name}`, '', sentence(section.description), '', ...TABLE, ...rows];
	});
	return [HEAD, ...sections.map((lines) => `${lines.join('\n')}\n`)].join('\n');
}

const tableRow = ({ path, schema, optional }: Row): string =>
	`| \`${path}\` | ${optional ? defaulting(schema) : 'yes'} | ${schema.description} | ${writtenAs(schema)} |`;

const defaulting = ({ default: value }: Schema): string => (typeof value === 'string' ? `no: \`${value}\`` : 'no');

function writtenAs({ as, enum: words, items, properties }: Schema): string {
	if (as) return as;
	if (words) return words.map((word) => `\`${word}\``).join(', ');
	if (items) return items.properties ? 'a list of groups' : `a list, each ${writtenAs(items)}`;
	return properties ? 'a group' : '';
}

const sentence = (text = ''): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
