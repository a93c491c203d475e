/** The demo network's register: fictional patients of many cultures, some of them families that share a phone. */
import { readFileSync } from 'node:fs';
import type { Tx } from '../../../db/store.ts';
import { todayOf } from '../../core/birth-dates.ts';
import type { Network } from '../../core/network.ts';
import { writePatient } from '../../core/register.ts';
import { linkCarer } from '../../core/related.ts';
import { rawOf } from '../../register/csv.ts';
import type { Field } from '../../register/fields.ts';
import { judgeOf } from '../../register/judge.ts';
import type { Raw } from '../../register/raw.ts';

/** Its columns, as the clinic file maps them for an import. */
const FIELDS: Readonly<Record<string, Field>> = {
	...{ file_no: 'key', first_name: 'firstName', surname: 'surname', birth_date: 'birthDate', gender: 'gender' },
	...{ language: 'language', phone: 'phone', email: 'email', id_number: 'number:za-id', ramq: 'number:ramq' },
	...{ medical_aid: 'number:medical-aid', files_at: 'filesAt', family_doctor: 'familyDoctor' },
	...{ carer: 'carerKey', relationship: 'relationship' },
};

/** Its lines, as an import reads them. */
export function readRegister(): Raw[] {
	const text = readFileSync(new URL('./register.csv', import.meta.url), 'utf8');
	const [head = [], ...lines] = text
		.trim()
		.split('\n')
		.map((line) => line.split(','));
	const places = new Map(head.map((name, at) => [FIELDS[name]!, at] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
	return lines.map((cells, place) => rawOf(place + 2, cells, places));
}

/** Writes them as an import would. Answers the ids of the patients. */
export async function loadRegister(tx: Tx, network: Network, lines: readonly Raw[]): Promise<number[]> {
	const register = network.settings.registers.lighthouse!;
	const judge = judgeOf({ network, register, today: todayOf(tx.now) });
	const ids = new Map<string, number>();
	const carers = [];
	for (const line of lines) {
		const judged = judge(line);
		if (judged.kind === 'refused' || judged.leftOut.length > 0)
			throw new Error(`Line ${line.line} of the demo's register is wrong.`);
		const { contacts, carers: theirs, ...said } = judged.said;
		const confirmed = contacts.map((contact) => ({ ...contact, confirmedAt: tx.now }));
		ids.set(line.key, await writePatient(tx, { ...said, contacts: confirmed }));
		carers.push(...theirs.map((carer) => ({ ...carer, of: line.key })));
	}
	for (const { key, of, relationship } of carers)
		await linkCarer(tx, { carerId: ids.get(key)!, patientId: ids.get(of)!, relationship });
	return [...ids.values()];
}
