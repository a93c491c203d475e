/** The trail of who saw and changed what: nobody can alter it without its showing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { pruneTrail } from '../../src/trail/prune.ts';
import { sealTrail } from '../../src/trail/seal.ts';
import { type Finding, verifyTrail } from '../../src/trail/verify.ts';
import { byHand } from '../by-hand.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { look, lookedAt, rowsOf } from './trail.ts';

const DAY_MINUTES = 24 * 60;
const insert = (seq: number | null, chain = `'${'a'.repeat(43)}.${'b'.repeat(43)}'`) =>
	`insert into audit_event (at, actor, action, entity, seq, chain)
	values (1767225600000, 'staff:9', 'opened file', 'patient:9', ${seq}, ${chain})`;
/** Makes room, or closes up; in two steps, as no two rows may have one place even for a moment. */
const shift = (from: number, by: number) => [
	`update audit_event set seq = -(seq + ${by}) where seq >= ${from}`,
	'update audit_event set seq = -seq where seq < 0',
];
const swap = (one: number, other: number) => [
	`update audit_event set seq = -1 where seq = ${one}`,
	`update audit_event set seq = ${one} where seq = ${other}`,
	`update audit_event set seq = ${other} where seq = -1`,
];

describe.each(ENGINES)('The trail on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());

	const found = async () => (await verifyTrail(fresh.store)).findings.map(shown);
	const shown = ({ kind, ...where }: Finding) =>
		`${kind} ${'from' in where ? `${where.from}-${where.to}` : 'seq' in where ? where.seq : ''}`.trim();
	const prune = (minutes: number) => fresh.store.transaction((tx) => pruneTrail(tx, tx.now - minutes * 60_000));

	it('is intact as it was written, its places are counted from 1, and its head is that of the last row', async () => {
		await lookedAt(fresh.store, 3);
		await lookedAt(fresh.store, 250);
		const { findings, rows, first, end } = await verifyTrail(fresh.store);
		expect({ findings, rows, first: first?.seq, end: end?.seq }).toEqual({
			findings: [],
			rows: 253,
			first: 1,
			end: 253,
		});
		expect((await rowsOf(fresh.store)).map(({ seq }) => seq)).toEqual(
			Array.from({ length: 253 }, (_, place) => place + 1),
		);
		// Without the key it says nothing.
		expect((await rowsOf(fresh.store)).at(-1)?.chain).toContain(end!.link);
	});

	it('with nothing in it is intact', async () => {
		expect(await found()).toEqual([]);
		await sealTrail(fresh.store);
		expect(await found()).toEqual([]);
	});

	it('does not fork when several seal at once, while others write', async () => {
		await Promise.all([
			look(fresh.store, 150),
			...Array.from({ length: 5 }, async () => {
				for (let times = 0; times < 10; times++) await sealTrail(fresh.store);
			}),
		]);
		await sealTrail(fresh.store);
		expect(await verifyTrail(fresh.store)).toMatchObject({ findings: [], rows: 150, end: { seq: 150 } });
	});

	it('gives a row that shows late a later place', async () => {
		await lookedAt(fresh.store, 2);
		await look(fresh.store, 1);
		await byHand(fresh.url, 'update audit_event set id = -7 where seq is null');
		await sealTrail(fresh.store);
		expect((await rowsOf(fresh.store)).map(({ id }) => id)).toEqual([1, 2, -7]);
		expect(await found()).toEqual([]);
	});

	it.each([
		['a row that was changed', ["update audit_event set actor = 'staff:2' where seq = 4"], ['changed 4']],
		['a time that was changed', ['update audit_event set at = at + 60000 where seq = 4'], ['changed 4']],
		['a detail that was removed', ['update audit_event set detail = null where seq = 4'], ['changed 4']],
		[
			"a detail that is another row's",
			['update audit_event set detail = (select detail from audit_event where seq = 2) where seq = 3'],
			['changed 3'],
		],
		['a row that was removed from the middle', ['delete from audit_event where seq = 4'], ['removed 4-4']],
		[
			'one after which the numbers were closed up',
			['delete from audit_event where seq = 4', ...shift(5, -1)],
			['removedBefore 4', 'cutOff 7-7'],
		],
		['the first rows', ['delete from audit_event where seq <= 2'], ['removed 1-2']],
		['the last rows', ['delete from audit_event where seq >= 6'], ['cutOff 6-7']],
		[
			'the last rows, with the head set back',
			[
				'delete from audit_event where seq >= 6',
				'update audit_head set seq = 5, chain = (select substr(chain, 45) from audit_event where seq = 5)',
			],
			['endChanged'],
		],
		['all rows', ['delete from audit_event'], ['cutOff 1-7']],
		['two rows that changed places', swap(2, 5), ['moved 2', 'moved 5']],
		['two neighbours that changed places', swap(3, 4), ['moved 3']],
		['a row that was inserted', [...shift(4, 1), insert(4)], ['inserted 4', 'endChanged']],
		['a row that was added at the end', [insert(8)], ['inserted 8', 'endChanged']],
		['the head alone', ['delete from audit_head'], ['endChanged']],
		['a seal that was taken from another row', ["update audit_event set chain = 'x' where seq = 4"], ['changed 4']],
	])('finds and names %s', async (_, statements, findings) => {
		await lookedAt(fresh.store, 7);
		await byHand(fresh.url, ...statements);
		expect(await found()).toEqual(findings);
	});

	it('takes no row for one of its own that something else has written, and says so ever after', async () => {
		await lookedAt(fresh.store, 2);
		await byHand(fresh.url, insert(null), insert(null, 'null'));
		await lookedAt(fresh.store, 2);
		expect(await found()).toEqual(['foreign 3', 'foreign 4']);
		await look(fresh.store, 1);
		await byHand(fresh.url, "update audit_event set actor = 'staff:2' where seq is null");
		await sealTrail(fresh.store);
		expect(await found()).toEqual(['foreign 3', 'foreign 4', 'foreign 7']);
		await byHand(fresh.url, "update audit_event set chain = replace(chain, '!', '') where seq = 3");
		expect(await found()).toEqual(['changed 3', 'foreign 4', 'foreign 7']);
	});

	it('takes the rows of a release that had no chain as they are, once', async () => {
		await byHand(fresh.url, insert(null, 'null'), insert(null, 'null'));
		await lookedAt(fresh.store, 1);
		expect(await verifyTrail(fresh.store)).toMatchObject({ findings: [], rows: 3 });
	});

	it('goes on when its head is gone, and says that something is missing there', async () => {
		await lookedAt(fresh.store, 4);
		await byHand(fresh.url, 'delete from audit_head', 'delete from audit_event where seq = 4');
		await lookedAt(fresh.store, 3);
		expect(await found()).toEqual(['foreign 4']);
		expect((await rowsOf(fresh.store)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('can still be verified when its oldest part was pruned by the rules, again and again', async () => {
		await lookedAt(fresh.store, 4);
		fresh.clock.forward(DAY_MINUTES);
		await lookedAt(fresh.store, 3);
		expect(await prune(60)).toBe(4);
		expect(await prune(60)).toBe(0);
		expect(await verifyTrail(fresh.store)).toMatchObject({ findings: [], rows: 4, first: { seq: 5 }, end: { seq: 8 } });

		// What is removed besides still shows.
		await byHand(fresh.url, 'delete from audit_event where seq = 5');
		expect(await found()).toEqual(['removed 5-5']);
		fresh.clock.forward(DAY_MINUTES);
		// All of it, the row that told of the first pruning too.
		expect(await prune(60)).toBe(3);
		expect(await verifyTrail(fresh.store)).toMatchObject({ findings: [], rows: 1, first: { seq: 9 }, end: { seq: 9 } });
	});

	it('is not pruned by somebody who writes that it was', async () => {
		await lookedAt(fresh.store, 4);
		fresh.clock.forward(DAY_MINUTES);
		await prune(60);
		await lookedAt(fresh.store, 3);
		await byHand(fresh.url, 'delete from audit_event where seq = 6');
		expect(await found()).toEqual(['removed 6-6']);
		await byHand(fresh.url, "update audit_event set entity = 'trail', action = 'pruned' where seq = 7");
		expect(await found()).toEqual(['removed 6-6', 'changed 7']);
	});

	it('is pruned no further than the first row that is kept, whatever the order of their times', async () => {
		await look(fresh.store, 1);
		fresh.clock.forward(DAY_MINUTES);
		await look(fresh.store, 1);
		fresh.clock.forward(-DAY_MINUTES);
		await lookedAt(fresh.store, 1);
		fresh.clock.forward(DAY_MINUTES);
		expect(await prune(60)).toBe(1);
		expect(await found()).toEqual([]);
	});

	it('is sealed by another process’s sealer as well, or both would have given one place twice', async () => {
		await fresh.store.transaction((tx) => audit(tx, { actor: 'system', action: 'began', entity: 'network:1' }));
		await Promise.all([sealTrail(fresh.store), sealTrail(fresh.store)]);
		expect(await verifyTrail(fresh.store)).toMatchObject({ findings: [], rows: 1 });
	});
});
