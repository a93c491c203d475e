/**
 * Who may book a service, and when, where and with whom: the clinic's rules applied to what is known of a person. The
 * list of services, the times, the hold and the booking all ask here, so that what is listed is not refused later.
 */
import type { Eligibility } from '../../db/tables/clinic.ts';
import type { HealthcareService, Network } from './network.ts';
import { parseDate } from './zones.ts';

/** A service's rules, with those that every service for children has. */
export interface Rules extends Eligibility {
	/** The child's own insurance or identity number must be known. */
	readonly childNumber?: true;
}

/** What the rules ask of a person. */
export interface Person {
	/** `1989-02-28` */
	readonly birthDate?: string;
	readonly gender?: 'female' | 'male' | 'other';
	/** A number of their own that identifies them is on record. */
	readonly numbered: boolean;
	/** Codes of the clinics that keep a file. */
	readonly filesAt: readonly string[];
	readonly familyDoctor?: {
		readonly code: string;
		/** Codes of the clinics this doctor works at. */
		readonly worksAt: readonly string[];
	};
}

/** A visit, or all that lie on days from `day` to `until`, the last included. What is left out could be any. */
export interface Visit {
	/** Local dates, 20260908. */
	readonly day: number;
	readonly until?: number | undefined;
	/** The clinic's code. */
	readonly location?: string | undefined;
	/** The practitioner's code. */
	readonly practitioner?: string | undefined;
	/** The person came by a booking link for this service. */
	readonly byLink?: boolean | undefined;
}

/** What is still to be known of a person before a rule can be judged. */
export type Need = 'birthDate' | 'gender' | 'childNumber';

/** The rule that does not hold. */
export type Why =
	| 'notIdentified'
	| 'byLinkOnly'
	| 'noFile'
	| 'noFamilyDoctor'
	| 'otherGender'
	| 'tooYoung'
	| 'tooOld'
	/** At this clinic, or with this practitioner; at others they may hold. */
	| 'notHere'
	| 'notWithThem';

export type Verdict =
	| { readonly kind: 'yes' }
	| { readonly kind: 'no'; readonly why: Why }
	| { readonly kind: 'unknown'; readonly needs: readonly Need[] };

/** Within which visits the rules hold. */
export interface Bounds {
	/**
	 * Local dates, from the one and before the other. Birthdays that not every year has stand as they are: 20260229 comes
	 * after 20260228 and before 20260301, and whoever was born on one ages on the next day there is.
	 */
	readonly from: number;
	readonly before: number;
	/** The only clinics and the only practitioner, by code. */
	readonly locations?: readonly string[];
	readonly practitioner?: string;
}

/** What the rules leave open to a person, as far as it is known; or the one that shuts them out for good. */
export type Opening =
	| { readonly kind: 'open'; readonly bounds: Bounds; readonly needs: readonly Need[] }
	| { readonly kind: 'no'; readonly why: Why };

const BOUNDLESS: Bounds = { from: 0, before: 99_999_999 };
/** No visit at all. */
export const NEVER: Bounds = { from: 0, before: 0 };
const YEAR = 10_000;

/** @param network whose settings say who is a child. */
export function rulesOf(
	{ settings: { childBelow } }: Pick<Network, 'settings'>,
	{ eligibility, forChildren }: Pick<HealthcareService, 'eligibility' | 'forChildren'>,
): Rules {
	if (!forChildren) return eligibility;
	const { ages } = eligibility;
	return {
		...eligibility,
		ages: { ...ages, below: Math.min(ages?.below ?? childBelow, childBelow) },
		childNumber: true,
	};
}

/** No rule at all: for people who are identified and people who are not. */
export const openToEverybody = (rules: Rules): boolean => Object.values(rules).every((rule) => rule === undefined);

/** @param person nothing for nobody in particular: not identified. */
export function openingFor(rules: Rules, person: Person | undefined, byLink = false): Opening {
	if (openToEverybody(rules)) return { kind: 'open', bounds: BOUNDLESS, needs: [] };
	if (!person) return no('notIdentified');
	const { birthDate, gender, filesAt, familyDoctor } = person;
	if (rules.byLinkOnly && !byLink) return no('byLinkOnly');
	if ((rules.fileHere || rules.fileInNetwork) && filesAt.length === 0) return no('noFile');
	if ((rules.familyDoctorHere || rules.onlyFamilyDoctor) && !familyDoctor) return no('noFamilyDoctor');
	if (rules.gender && gender && gender !== rules.gender) return no('otherGender');

	const locations = [
		...(rules.fileHere ? [filesAt] : []),
		...(rules.familyDoctorHere ? [familyDoctor!.worksAt] : []),
	].reduce<readonly string[] | undefined>(
		(these, those) => these?.filter((code) => those.includes(code)) ?? those,
		undefined,
	);
	if (locations?.length === 0) return no('noFamilyDoctor');
	return {
		kind: 'open',
		bounds: {
			...(rules.ages && birthDate ? daysOf(rules.ages, birthDate) : BOUNDLESS),
			...(locations && { locations }),
			...(rules.onlyFamilyDoctor && { practitioner: familyDoctor!.code }),
		},
		needs: [
			...(rules.ages && !birthDate ? ['birthDate' as const] : []),
			...(rules.gender && !gender ? ['gender' as const] : []),
			...(rules.childNumber && !person.numbered ? ['childNumber' as const] : []),
		],
	};
}

/** Whether every rule holds for this person and this visit (or for one at least of these visits). */
export function eligible(rules: Rules, person: Person | undefined, visit: Visit): Verdict {
	const opening = openingFor(rules, person, visit.byLink);
	if (opening.kind === 'no') return opening;
	const why = outside(opening.bounds, visit);
	if (why) return no(why);
	return opening.needs.length > 0 ? { kind: 'unknown', needs: opening.needs } : { kind: 'yes' };
}

/** Why this visit (or each of these visits) lies outside; nothing if it does not. */
export function outside(
	{ from, before, locations, practitioner }: Bounds,
	{ day, until = day, ...at }: Visit,
): Why | undefined {
	if (until < from) return 'tooYoung';
	if (day >= before) return 'tooOld';
	if (at.location !== undefined && locations && !locations.includes(at.location)) return 'notHere';
	if (at.practitioner !== undefined && practitioner !== undefined && practitioner !== at.practitioner)
		return 'notWithThem';
	return undefined;
}

const no = (why: Why) => ({ kind: 'no', why }) as const;

/** The days on which a person is of these ages: from one birthday to another. */
function daysOf({ from = 0, below }: NonNullable<Rules['ages']>, birthDate: string): Pick<Bounds, 'from' | 'before'> {
	const born = parseDate(birthDate);
	if (born === undefined) throw new Error('A birth date is no date.');
	return { from: born + from * YEAR, before: below === undefined ? BOUNDLESS.before : born + below * YEAR };
}
