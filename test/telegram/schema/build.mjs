/**
 * Makes the JSON Schema (2020-12) of every Bot API call and update out of the declarations of `@gramio/types`.
 *
 * npm run telegram:schema -- [version of @gramio/types]
 *
 * It needs TypeScript 5 or 6, whose compiler can be used from JavaScript, and `@gramio/types`. Neither is a package of the
 * project: both are downloaded into a temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [gramioVersion = '10.3.1'] = process.argv.slice(2);
const typescriptVersion = '5.9.3';

const temporary = mkdtempSync(join(tmpdir(), 'telegram-schema-'));
try {
	const gramio = download(`@gramio/types@${gramioVersion}`);
	const typescript = download(`typescript@${typescriptVersion}`);
	const schema = schemaFrom(gramio, createRequire(import.meta.url)(typescript));
	const version = schema['x-botApi'].split(' ')[0];
	const file = new URL(`telegram-bot-api-${version}.schema.json`, import.meta.url);
	writeFileSync(file, JSON.stringify(schema, null, 1));
	console.log(`Bot API ${schema['x-botApi']}: ${Object.keys(schema['x-methods']).length} methods`);
} finally {
	rmSync(temporary, { recursive: true });
}

/**
 * Fetches a package as it was published, without what it depends on and without running anything of it.
 * @param {string} spec
 */
function download(spec) {
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', spec, '--json', '--pack-destination', temporary], { encoding: 'utf8' }),
	);
	const folder = mkdtempSync(join(temporary, 'package-'));
	execFileSync('tar', ['-xzf', join(temporary, filename), '-C', folder, '--strip-components=1']);
	return folder;
}

/**
 * @param {string} gramio the folder of `@gramio/types`
 * @param {any} ts TypeScript's compiler
 */
function schemaFrom(gramio, ts) {
	/** @type {Record<string, any>} */
	const definitions = {};
	for (const file of ['objects.d.ts', 'params.d.ts']) {
		for (const statement of parse(file).statements) {
			if (ts.isInterfaceDeclaration(statement)) definitions[statement.name.text] = objectOf(statement.members);
			else if (ts.isTypeAliasDeclaration(statement)) definitions[statement.name.text] = schemaOf(statement.type);
		}
	}

	const source = parse('methods.d.ts');
	/** @type {Record<string, any>} */
	const methods = {};
	for (const statement of source.statements) {
		if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== 'APIMethods') continue;
		for (const method of statement.members) {
			const hasNone = method.type.typeName.getText() === 'CallAPIWithoutParams';
			methods[method.name.getText()] = { params: hasNone ? null : nameOf(method.type.typeArguments[0]) };
		}
	}
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: 'tg',
		'x-botApi': source.text.match(/Bot API v([\d.]+ \([\d.]+\))/)[1],
		'x-methods': methods,
		$defs: definitions,
	};

	/** @param {string} file */
	function parse(file) {
		const text = readFileSync(join(gramio, 'out', file), 'utf8');
		return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	}

	/** @param {any} type @param {string} [doc] @returns {any} */
	function schemaOf(type, doc = '') {
		if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type, doc);
		if (ts.isTypeOperatorNode(type)) return schemaOf(type.type, doc);
		if (ts.isArrayTypeNode(type)) return limited(doc, { type: 'array', items: schemaOf(type.elementType) });
		if (ts.isUnionTypeNode(type)) return unionOf(type, doc);
		if (ts.isLiteralTypeNode(type)) return { const: literalOf(type.literal) };
		if (ts.isTypeReferenceNode(type)) return referenceTo(nameOf(type));
		if (ts.isTypeLiteralNode(type)) return objectOf(type.members);
		switch (type.kind) {
			case ts.SyntaxKind.StringKeyword:
				return limited(doc, { type: 'string' });
			case ts.SyntaxKind.NumberKeyword:
				return { type: 'number' };
			case ts.SyntaxKind.BooleanKeyword:
				return { type: 'boolean' };
			case ts.SyntaxKind.NeverKeyword:
				return false;
			default:
				return true;
		}
	}

	/** @param {any} members */
	function objectOf(members) {
		/** @type {Record<string, any>} */
		const properties = {};
		const required = [];
		for (const member of members) {
			if (!ts.isPropertySignature(member)) continue;
			const name = member.name.getText().replace(/['"]/g, '');
			properties[name] = schemaOf(member.type, docOf(member));
			if (!member.questionToken) required.push(name);
		}
		return {
			type: 'object',
			properties,
			...(required.length > 0 && { required }),
			additionalProperties: false,
		};
	}

	/** @param {any} type @param {string} doc */
	function unionOf(type, doc) {
		/** @type {any[]} */
		const all = type.types.filter((/** @type {any} */ each) => !isBuilder(each));
		const any = all.map((each) => schemaOf(each, doc));
		if (any.every((each) => each.const !== undefined)) return { enum: any.map((each) => each.const) };
		return any.length === 1 ? any[0] : { anyOf: any };
	}

	/** Whether it stands for one of the library's own classes, such as a keyboard that can `toJSON()`. @param {any} type */
	function isBuilder(type) {
		if (!ts.isTypeLiteralNode(type)) return false;
		return type.members.some((/** @type {any} */ member) => /^to(String|JSON)$/.test(member.name?.getText() ?? ''));
	}

	/** @param {any} literal */
	function literalOf(literal) {
		if (literal.kind === ts.SyntaxKind.TrueKeyword) return true;
		if (literal.kind === ts.SyntaxKind.FalseKeyword) return false;
		return ts.isStringLiteral(literal) ? literal.text : Number(literal.getText());
	}

	/** @param {string} name */
	function referenceTo(name) {
		// An upload is named by where it lies in the multipart body.
		if (name === 'TelegramInputFile') return { type: 'string', pattern: '^attach://|^x-upload:' };
		if (name === 'Record') return { type: 'object' };
		if (['Omit', 'Exclude', 'Extract', 'APIMethodReturn', 'Awaited'].includes(name)) return true;
		return { $ref: `#/$defs/${name}` };
	}

	/** @param {any} type */
	function nameOf(type) {
		return type.typeName.getText().replace(/^(Objects|Params)\./, '');
	}

	/** @param {any} node */
	function docOf(node) {
		const comments = ts.getJSDocCommentsAndTags(node).map((/** @type {any} */ { comment }) => {
			if (typeof comment === 'string') return comment;
			return (comment ?? []).map((/** @type {any} */ part) => part.text).join('');
		});
		return comments.join('\n').trim();
	}
}

/**
 * The limits that the documentation states in prose.
 * @param {string} doc
 * @param {Record<string, any>} schema
 */
function limited(doc, schema) {
	if (schema.type === 'array') {
		const most = doc.match(/(?:At most|up to|Up to) (\d+) /);
		if (most) schema.maxItems = Number(most[1]);
		return schema;
	}
	const characters = doc.match(/\b(\d+)-(\d+) characters/);
	if (characters) {
		schema.minLength = Number(characters[1]);
		const most = /after entit(y|ies) parsing/.test(doc) ? 'x-maxAfterParsing' : 'maxLength';
		schema[most] = Number(characters[2]);
	}
	const bytes = doc.match(/\b(\d+)-(\d+) bytes/);
	if (bytes) {
		schema['x-minBytes'] = Number(bytes[1]);
		schema['x-maxBytes'] = Number(bytes[2]);
	}
	if (/Only characters `?A-Z`?, `?a-z`?, `?0-9`?, `?_`? and `?-`? are allowed/.test(doc)) {
		schema.pattern = '^[A-Za-z0-9_-]*$';
	}
	return schema;
}
