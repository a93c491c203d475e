/** Where in a YAML text a path stands. */
import { type Document, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

export interface Place {
	/** Both from 1. */
	readonly line: number;
	readonly column: number;
}

/** The place of the last key or list item of `path` that is there: of a missing key, the one it is missing from. */
export function placeOf(doc: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): Place {
	let node: unknown = doc.contents;
	let offset = doc.contents?.range[0] ?? 0;
	for (const step of path) {
		const found = isMap(node) ? pair(node.items, step) : isSeq(node) ? item(node.items, step) : undefined;
		if (!found) break;
		offset = found.offset;
		node = found.node;
	}
	const { line, col } = lines.linePos(offset);
	return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

interface Found {
	readonly offset: number;
	readonly node: unknown;
}

function pair(items: readonly { key: unknown; value: unknown }[], step: PropertyKey): Found | undefined {
	const found = items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
	return found && { offset: start(found.key), node: found.value };
}

function item(items: readonly unknown[], step: PropertyKey): Found | undefined {
	const node = items[Number(step)];
	return node === undefined ? undefined : { offset: start(node), node };
}

const start = (node: unknown): number => (node as Node).range?.[0] ?? 0;
