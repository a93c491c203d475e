/** The smallest clinic file with one of everything, and ways to change it. */
import type { ClinicFile } from '../../src/clinic/file.ts';
import { type Problem, readClinicFile } from '../../src/clinic/read.ts';

export const SMALL = `network:
  name: One Clinic
  welcome: { en: Welcome, fr: Bienvenue }
  phone: "021 000 0100"
  country: ZA
  languages: [en, fr]
  terms:
    version: "1"
    text: We keep what you tell us to ourselves.
  hold: 5 minutes
  notice: 1 hour
  window: 14 days
  cutOffs: { reschedule: 4 hours, cancel: 2 hours }
  identifiers:
    card: { label: Card number, pattern: "C\\\\d{4}", example: C-0000 }
    za-id: { label: ID number, rule: za-id }
  retention: { visits: 2000 days }
  registers:
    files:
      columns: { key: No, firstName: First, surname: Last, "number:card": Card }
      dateFormat: dd/MM/yyyy
    fhir:
      systems: { za-id: "https://example.org/id" }
areas:
  city: { name: City }
locations:
  north:
    name: North Clinic
    area: city
    zone: Africa/Johannesburg
    address: 1 North Road
    phone: "021 000 0101"
    pin: { latitude: -33.9, longitude: 18.4 }
  south:
    name: South Clinic
    area: city
    zone: Africa/Johannesburg
    address: 1 South Road
    phone: "021 000 0102"
departments:
  nursing: { name: Nursing }
services:
  visit:
    name: { en: Visit, fr: Visite }
    department: nursing
    description: You are seen.
    length: 20 minutes
  vaccine:
    name: Vaccine
    department: nursing
    description: You are vaccinated.
    length: 10 minutes
    eligibility: { ages: { from: 5, below: 16 }, gender: female }
    reason: none
    forChildren: true
    texts:
      arrive: { before: 15 minutes, why: to sign in }
      lines: [No parking]
      links:
        - { text: Map, url: https://example.org/map }
    cutOffs: { reschedule: PT1H, cancel: 0 minutes }
practitioners:
  ann:
    name: Ann Example
    roles:
      - { location: north, services: [visit, vaccine] }
      - { location: south, services: [visit] }
`;

/** The small file with one piece of it written otherwise. */
export function changed(from: string, to: string): string {
	const pieces = SMALL.split(from);
	if (pieces.length !== 2) throw new Error(`“${from}” stands ${pieces.length - 1} times in the small file.`);
	return pieces.join(to);
}

export function mustRead(text: string): ClinicFile {
	const read = readClinicFile(text);
	if (read.kind === 'wrong')
		throw new Error(read.problems.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n'));
	return read.file;
}

export function problemsOf(text: string): readonly Problem[] {
	const read = readClinicFile(text);
	return read.kind === 'wrong' ? read.problems : [];
}

/** The line, from 1, that a piece of a text begins on. */
export const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;
