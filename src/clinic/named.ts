/** What a clinic file names, gathered before it is checked, so that a reference can be checked where it stands. */
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';

export interface Named {
	readonly areas: readonly string[];
	readonly locations: readonly string[];
	readonly departments: readonly string[];
	readonly services: readonly string[];
	readonly practitioners: readonly string[];
	/** Numbers that identify people. */
	readonly identifiers: readonly string[];
	/** The network's languages, as far as they can be read. */
	readonly languages: readonly string[];
	readonly country: CountryCode | undefined;
}

/** @param raw the file's content as YAML gave it: anything at all. */
export function namedIn(raw: unknown): Named {
	const network = member(raw, 'network');
	const keys = (name: string, of: unknown = raw) => Object.keys(group(member(of, name)));
	const languages = member(network, 'languages');
	const country = member(network, 'country');
	return {
		areas: keys('areas'),
		locations: keys('locations'),
		departments: keys('departments'),
		services: keys('services'),
		practitioners: keys('practitioners'),
		identifiers: keys('identifiers', network),
		languages: Array.isArray(languages) ? languages.filter((tag) => typeof tag === 'string') : [],
		country: typeof country === 'string' && isSupportedCountry(country) ? country : undefined,
	};
}

const group = (value: unknown): object =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

const member = (value: unknown, name: string): unknown => (group(value) as Record<string, unknown>)[name];
