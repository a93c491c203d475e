/** A patient as the rules of services see one. */
import { whatRulesAsk } from '../../db/queries/eligibility.ts';
import type { Reading } from '../../db/store.ts';
import type { Person } from './eligibility.ts';
import type { Network } from './network.ts';

/**
 * Nobody (nothing), while neither staff nor a code has confirmed who it is. A record that staff have not confirmed has no
 * file and no doctor yet.
 */
export async function personWithId(reading: Reading, network: Network, id: number): Promise<Person | undefined> {
	const [row] = await reading.run(whatRulesAsk, { id });
	if (!row || row.erasedAt !== null || (row.provisional && row.confirmedAt === null)) return undefined;
	const { provisional, birthDate, gender, filesAt, numbered } = row;
	const doctor = provisional ? undefined : network.practitioners.byCode.get(row.familyDoctor ?? '');
	return {
		...(birthDate && { birthDate }),
		...(gender && gender !== 'unknown' && { gender }),
		numbered: Boolean(numbered),
		filesAt: provisional ? [] : filesAt,
		...(doctor &&
			!doctor.retired && {
				familyDoctor: { code: doctor.code, worksAt: doctor.roles.map(({ location }) => location) },
			}),
	};
}
