import { describe, expect, it } from 'vitest';
import { isAway, isMachineFault } from '../../db/machine-fault.ts';

const coded = (code: string) => Object.assign(new Error('it says why'), { code });

describe('A fault of the machine', () => {
	it.each(['57P01', '53300', '08006', 'ECONNREFUSED'])('(%s: the database is away) is waited for', (code) => {
		expect([isAway(coded(code)), isMachineFault(coded(code))]).toEqual([true, true]);
	});

	it.each(['57014', '55P03', '25P03', '25006', '40001', '40P01', '53100', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'])(
		'(%s) says nothing about what was to be done, and is not waited for',
		(code) => {
			expect([isAway(coded(code)), isMachineFault(coded(code))]).toEqual([false, true]);
		},
	);

	it.each(['08P01', '53400', '23505', 'SQLITE_CONSTRAINT', 'ENOENT'])('is not a %s', (code) => {
		expect(isMachineFault(coded(code))).toBe(false);
	});

	it('is known by its cause, and by what the driver says of a connection that is gone', () => {
		expect(isMachineFault(new Error('failed', { cause: coded('57P01') }))).toBe(true);
		expect(isAway(new Error('Client has encountered a connection error and is not queryable'))).toBe(true);
	});
});
