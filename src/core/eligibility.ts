/** Who may book a service, and when and where: the clinic's rules applied to what is known of a person. */
import type { Eligibility } from '../../db/tables/clinic.ts';
import type { Network } from './network.ts';
import type { Patient } from './patients.ts';
import { ageOn } from './zones.ts';

/** What the rules ask of a person. */
export interface Person {
	/** `1989-02-28` */
	readonly birthDate?: string;
	readonly gender?: 'female' | 'male' | 'other' | 'unknown';
	/** Codes of the clinics that keep a file. */
	readonly filesAt: readonly string[];
	readonly familyDoctor?: {
		readonly code: string;
		/** Codes of the clinics this doctor works at. */
		readonly worksAt: readonly string[];
	};
}

/** The visit in question. Without a place or a practitioner: is there any that would do? */
export interface Visit {
	/** Local date, 20260908. */
	readonly day: number;
	/** The clinic's code. */
	readonly location?: string | undefined;
	/** The practitioner's code. */
	readonly practitioner?: string | undefined;
	/** The person came by a booking link for this service. */
	readonly byLink?: boolean | undefined;
}

/** No rule at all: for people who are identified and people who are not. */
export const openToEverybody = (rules: Eligibility): boolean =>
	Object.values(rules).every((rule) => rule === undefined);

/** Whether every rule holds for this person (nobody in particular: not identified) and this visit. */
export function eligible(rules: Eligibility, person: Person | undefined, visit: Visit): boolean {
	if (openToEverybody(rules)) return true;
	if (!person) return false;
	const { familyDoctor, filesAt } = person;
	const here = (codes: readonly string[]) =>
		visit.location === undefined ? codes.length > 0 : codes.includes(visit.location);
	if (rules.byLinkOnly && !visit.byLink) return false;
	if (rules.fileInNetwork && filesAt.length === 0) return false;
	if (rules.fileHere && !here(filesAt)) return false;
	if (rules.familyDoctorHere && !here(familyDoctor?.worksAt ?? [])) return false;
	if (rules.onlyFamilyDoctor && !(familyDoctor && (visit.practitioner ?? familyDoctor.code) === familyDoctor.code))
		return false;
	if (rules.gender && person.gender !== rules.gender) return false;
	return !rules.ages || inAges(rules.ages, person.birthDate, visit.day);
}

/** A patient as the rules see one: staff have not confirmed a provisional one, who has no file and no doctor yet. */
export function personOf(network: Network, patient: Patient): Person {
	const { birthDate, gender, provisional } = patient;
	const doctor = provisional ? undefined : network.practitioners.byCode.get(patient.familyDoctor ?? '');
	return {
		...(birthDate && { birthDate }),
		...(gender && { gender }),
		filesAt: provisional ? [] : patient.filesAt,
		...(doctor && {
			familyDoctor: { code: doctor.code, worksAt: doctor.roles.map(({ location }) => location) },
		}),
	};
}

function inAges(
	{ from, below }: NonNullable<Eligibility['ages']>,
	birthDate: string | undefined,
	day: number,
): boolean {
	const age = birthDate === undefined ? undefined : ageOn(day, birthDate);
	return age !== undefined && (from === undefined || age >= from) && (below === undefined || age < below);
}
