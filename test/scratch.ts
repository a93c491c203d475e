/** Where a test keeps what it throws away: in memory where there is plenty, as a disk is slow to make and drop the hundreds of files of a database. */
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const PLENTY = 4 * 2 ** 30;

export function scratch(): string {
	try {
		const { bavail, bsize } = statfsSync(MEMORY);
		return bavail * bsize > PLENTY ? MEMORY : tmpdir();
	} catch {
		return tmpdir();
	}
}
