/** Every table, once, for either engine. */
import type { Kit } from './columns.ts';
import { clinicTables } from './tables/clinic.ts';
import { diaryTables } from './tables/diary.ts';
import { houseTables } from './tables/house.ts';
import { linkTables } from './tables/links.ts';
import { peopleTables } from './tables/people.ts';
import { queueTables } from './tables/queue.ts';
import { releaseTables } from './tables/release.ts';
import { staffTables } from './tables/staff.ts';
import { talkTables } from './tables/talk.ts';
import { visitTables } from './tables/visits.ts';

export function defineTables(k: Kit) {
	const clinic = clinicTables(k);
	const people = peopleTables(k);
	const diary = diaryTables(k, clinic);
	return {
		...clinic,
		...people,
		...diary,
		...visitTables(k, clinic, people, diary),
		...queueTables(k, clinic),
		...linkTables(k, people),
		...talkTables(k),
		...staffTables(k),
		...houseTables(k),
		...releaseTables(k),
	};
}

export type Tables = ReturnType<typeof defineTables>;
