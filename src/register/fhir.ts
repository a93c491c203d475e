/** A register as FHIR R4: Patients, and the RelatedPersons by whom one of them acts for another. */
import type { RegisterColumns } from '../../db/tables/clinic.ts';
import { resourcesIn } from './json.ts';
import type { Carer, Flaw, Raw } from './raw.ts';

/** As much of the resources as is read; anything at all may stand where it should not. */
interface Resource {
	readonly resourceType: string;
	readonly id?: unknown;
	readonly active?: unknown;
	readonly [key: string]: unknown;
}

/** Who acts for whom, gathered before the Patients are read: by the id of the one cared for. */
export type Carers = ReadonlyMap<string, readonly Carer[]>;

/** HL7 v3 RoleCode, and PatientRelationshipType of v2. */
const RELATIONSHIPS: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		'PRN MTH FTH NMTH NFTH STPPRN STPMTH STPFTH ADOPTP ADOPTM ADOPTF PRNFOST MTHFOST FTHFOST'
			.split(' ')
			.map((code) => [code, 'parent']),
	),
	...Object.fromEntries('GUARD HPOWATT POWATT'.split(' ').map((code) => [code, 'guardian'])),
	...Object.fromEntries('SPS HUSB WIFE DOMPART SIGOTHR'.split(' ').map((code) => [code, 'partner'])),
};

/** Looks through files, in any order: how many Patients there are, and who acts for whom. Throws `Broken` with a sentence. */
export async function lookThroughFhir(paths: readonly string[]): Promise<{ records: number; carers: Carers }> {
	let records = 0;
	const related = new Map<string, Carer & { readonly patient: string }>();
	const links = new Map<string, string>();
	for (const path of paths)
		for await (const value of resourcesIn(path)) {
			const resource = value as Resource;
			const id = text(resource.id);
			if (resource.resourceType === 'Patient') {
				records++;
				for (const { other } of groups(resource.link)) {
					const [type, person] = referenceOf(other);
					if (type === 'RelatedPerson') links.set(person, id);
				}
			} else if (resource.resourceType === 'RelatedPerson' && resource.active !== false && !over(resource)) {
				const [type, patient] = referenceOf(resource.patient);
				const codes = groups(resource.relationship).flatMap(({ coding }) =>
					groups(coding).map(({ code }) => text(code)),
				);
				const relationship = codes.map((code) => RELATIONSHIPS[code]).find(Boolean) ?? 'carer';
				if (type === 'Patient') related.set(id, { patient, key: '', relationship });
			}
		}
	const carers = new Map<string, Carer[]>();
	for (const [person, { patient, relationship }] of related) {
		const key = links.get(person);
		if (key !== undefined) carers.set(patient, [...(carers.get(patient) ?? []), { key, relationship }]);
	}
	return { records, carers };
}

/** @throws Broken with a sentence. */
export async function* readFhir(path: string, register: RegisterColumns, carers: Carers): AsyncGenerator<Raw> {
	const systems = new Map(Object.entries(register.systems ?? {}).map(([code, system]) => [system, code]));
	let line = 0;
	for await (const value of resourcesIn(path)) {
		line++;
		const patient = value as Resource;
		if (patient.resourceType === 'Patient') yield rawOf(line, patient, systems, carers);
	}
}

function rawOf(line: number, patient: Resource, systems: ReadonlyMap<string, string>, carers: Carers): Raw {
	const key = text(patient.id);
	const name = nameOf(patient);
	const refused = refusal(patient);
	return {
		line,
		key,
		firstName: list(name?.given).map(text).join(' ').trim(),
		surname: text(name?.family),
		birthDate: text(patient.birthDate),
		gender: text(patient.gender),
		language: languageOf(patient),
		contacts: telecomOf(patient),
		numbers: groups(patient.identifier)
			.filter((identifier) => !over(identifier))
			.map(({ system, value }) => ({ system: systems.get(text(system)) ?? text(system), text: text(value) })),
		filesAt: namesOf(patient.managingOrganization),
		familyDoctor: groups(patient.generalPractitioner).flatMap(namesOf),
		carers: carers.get(key) ?? [],
		...(refused && { refused }),
	};
}

function refusal(patient: Resource): Flaw | undefined {
	const reason = groups(patient.link).some(({ type }) => type === 'replaced-by')
		? 'Another record has taken the place of this one.'
		: patient.active === false
			? 'The register says that it is no longer used.'
			: patient.deceasedBoolean === true || typeof patient.deceasedDateTime === 'string'
				? 'The register says that this person has died.'
				: undefined;
	return reason === undefined ? undefined : { field: '', reason };
}

/** The official name, else the usual, else the first; one that is no longer used does not count. */
function nameOf(patient: Resource): Resource | undefined {
	const names = groups(patient.name).filter((name) => !over(name) && name.use !== 'nickname');
	const used = (use: string) => names.find((name) => name.use === use);
	return used('official') ?? used('usual') ?? names[0];
}

function telecomOf(patient: Resource): Raw['contacts'] {
	const rank = ({ rank }: Resource) => (typeof rank === 'number' ? rank : Number.POSITIVE_INFINITY);
	return groups(patient.telecom)
		.filter((point) => ['phone', 'sms', 'email'].includes(text(point.system)) && !over(point))
		.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
		.map(({ system, value }) => ({ field: system === 'email' ? 'email' : 'phone', text: text(value) }));
}

function languageOf(patient: Resource): string {
	const spoken = groups(patient.communication);
	const [concept] = groups([(spoken.find(({ preferred }) => preferred === true) ?? spoken[0])?.language]);
	return text(groups(concept?.coding)[0]?.code) || text(concept?.text);
}

/** All that a Reference can be known by: the id, an identifier, what it is called. */
function namesOf(reference: unknown): string[] {
	const [group] = groups([reference]);
	if (!group) return [];
	const [identifier] = groups([group.identifier]);
	return [referenceOf(group)[1], text(identifier?.value), text(group.display)].filter(Boolean);
}

/** `Patient/17`, or the same at the end of an address. */
function referenceOf(reference: unknown): [type: string, id: string] {
	const [group] = groups([reference]);
	const parts = text(group?.reference).split('/');
	return [parts.at(-2) ?? text(group?.type), parts.at(-1)!];
}

/** What was so once, and is no more. */
const over = (value: Resource): boolean => {
	const [period] = groups([value.period]);
	return value.use === 'old' || (typeof period?.end === 'string' && period.end <= new Date().toISOString());
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const groups = (value: unknown): Resource[] =>
	list(value).filter((each): each is Resource => typeof each === 'object' && each !== null && !Array.isArray(each));
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
