import { describe, expect, test } from 'vitest';
import { changed, lineOf, mustRead, problemsOf, SMALL } from './small.ts';

/** What is written instead of what, where the problem stands (its first words), and what is said. */
type Slip = readonly [title: string, from: string, to: string, at: string, sentence: RegExp];

const SLIPS: readonly Slip[] = [
	[
		'hours that are none',
		'address: 1 N',
		'hours: 8 to 5\n    address: 1 N',
		'hours: 8 to 5',
		/Write them such as “mon-fri 8-16:30”/,
	],
	['a share that is none', '{ name: Nursing }', '{ name: Nursing, share: most }', 'share', /from 0% to 100%/],
	['money without its currency', 'length: 20', 'fee: R 350\n    length: 20', 'fee', /three letters \(ISO 4217\)/],
	[
		'a desk’s duration without its unit',
		'hold: 5 minutes',
		'hold: 5 minutes\n  desk: { noShow: 30 }',
		'noShow',
		/a duration with its unit/i,
	],
	['a misspelt key', 'length: 20', 'lenght: 20', 'lenght', /“lenght” is not a key here. Did you mean “length”\?/],
	[
		'a key of nothing',
		'hold: 5 minutes',
		'hold: 5 minutes\n  logo: x',
		'logo',
		/The keys are “name”, .* and “registers”/,
	],
	[
		'a missing key',
		'    zone: Africa/Johannesburg\n    address: 1 N',
		'    address: 1 N',
		'north:',
		/“zone” is missing/,
	],
	['a missing text', '    name: North Clinic\n', '', 'north:', /“name” is missing/],
	['a missing section', '\ndepartments:\n  nursing: { name: Nursing }', '', 'network', /“departments” is missing/],
	[
		'an empty section',
		'  nursing: { name: Nursing }\n',
		'',
		'departments',
		/A group of keys is needed here, and nothing/,
	],
	['a list for a group', '{ name: City }', '[City]', 'city', /A group of keys is needed here, and a list was found/],
	['a text for a list', '[No parking]', 'No parking', 'lines', /A list is needed here, and “No parking” was found/],
	[
		'an empty list',
		'{ location: south, services: [visit] }',
		'{ location: south, services: [] }',
		'- { location: south',
		/At least one/,
	],
	['a number for a text', 'version: "1"', 'version: 1.0', 'version', /read as a number. Put it in quotes/],
	['a number for words', 'name: One Clinic', 'name: 1', 'name: 1', /A text \(in quotes if it is a number\)/],
	['an empty text', 'name: One Clinic', 'name: ""', 'name: ""', /A text .* is needed here/],
	[
		'a text without English',
		'{ en: Welcome, fr: Bienvenue }',
		'{ fr: Bienvenue }',
		'welcome',
		/“en” is missing: English/,
	],
	[
		'a language the network lacks',
		'fr: Visite',
		'xh: Utyelelo',
		'name: { en: Visit',
		/“xh” is not a language of this network/,
	],
	[
		'a comma in a text in braces',
		'fr: Visite',
		'fr: Visite, courte',
		'name: { en: Visit',
		/“courte” is no language.*in quotes/,
	],
	[
		'a language that is none',
		'languages: [en, fr]',
		'languages: [en, fr, english]',
		'languages',
		/“english” is not a language/,
	],
	[
		'a language twice',
		'languages: [en, fr]',
		'languages: [en, fr, en]',
		'languages',
		/“en” stands here for the second time/,
	],
	['a code that can be none', '  city:', '  The City:', 'The City', /“The City” can't be a code: small letters/],
	['a code twice', '  south:', '  north:', 'north:\n    name: South', /“north” stands here for the second time/],
	[
		'an area there isn’t',
		'area: city\n    zone: Africa/Johannesburg\n    address: 1 N',
		'area: citty\n    zone: Africa/Johannesburg\n    address: 1 N',
		'area: citty',
		/There is no area “citty”. Did you mean “city”\?/,
	],
	[
		'a department there isn’t',
		'department: nursing\n    description: You are s',
		'department: surgery\n    description: You are s',
		'department: surgery',
		/There is no department “surgery”. The departments in this file are “nursing”/,
	],
	['a location there isn’t', 'location: south', 'location: sout', '- { location: sout,', /Did you mean “south”\?/],
	[
		'a service there isn’t',
		'services: [visit, vaccine]',
		'services: [visit, vacine]',
		'- { location: north',
		/There is no service “vacine”. Did you mean “vaccine”\?/,
	],
	[
		'a misspelt zone',
		'zone: Africa/Johannesburg\n    address: 1 N',
		'zone: Africa/Johanesburg\n    address: 1 N',
		'zone: Africa/Johanesburg',
		/Did you mean “Africa\/Johannesburg”\?/,
	],
	[
		'an offset for a zone',
		'zone: Africa/Johannesburg\n    address: 1 N',
		'zone: "+02:00"\n    address: 1 N',
		'zone: "+02',
		/“\+02:00” is not a time zone.*Write its IANA name/,
	],
	['a phone that is none', '"021 000 0101"', '"reception"', 'phone: "reception"', /“reception” is not a phone number/],
	['a phone without quotes', '"021 000 0101"', '0210000101', 'phone: 0210000101', /Put it in quotes/],
	['a country that is none', 'country: ZA', 'country: South Africa', 'country', /Write its two capital letters/],
	[
		'a link that leads nowhere',
		'https://example.org/map',
		'example.org/map',
		'- { text: Map',
		/“example.org\/map” is not a link that can be opened/,
	],
	[
		'a link that runs',
		'https://example.org/map',
		'"javascript:alert(1)"',
		'- { text: Map',
		/is not a link that can be opened/,
	],
	['a latitude off the globe', '-33.9', '-133.9', 'pin', /from -90 to 90 is needed here, and “-133.9” was found/],
	[
		'a duration without a unit',
		'hold: 5 minutes',
		'hold: 5',
		'hold',
		/A duration with its unit .* is needed here, and “5” was found/,
	],
	['a duration in other words', 'notice: 1 hour', 'notice: soon', 'notice', /A duration with its unit \("30 seconds"/],
	['a window in hours', 'window: 14 days', 'window: 36 hours', 'window', /counted in whole days/],
	['a visit of no length', 'length: 20 minutes', 'length: 0 minutes', 'length: 0', /at least 1 minute/],
	['a visit of seconds', 'length: 20 minutes', 'length: 90 seconds', 'length: 90', /counted in whole minutes/],
	[
		'a rule that is no rule',
		'gender: female',
		'gender: women',
		'eligibility',
		/“women” is not allowed here. Write “female” or “male”/,
	],
	['ages the wrong way round', 'from: 5, below: 16', 'from: 16, below: 5', 'eligibility', /“from” is below “below”/],
	['ages of any kind', 'ages: { from: 5, below: 16 }', 'ages: {}', 'eligibility', /“from”, “below” or both are needed/],
	[
		'a clinic twice',
		'location: south',
		'location: north',
		'- { location: north, services: [visit] }',
		/“north” stands here for the second time/,
	],
	[
		'a service twice',
		'[visit, vaccine]',
		'[visit, visit]',
		'- { location: north',
		/“visit” stands here for the second time/,
	],
	[
		'a list for words',
		'address: 1 North Road',
		'address: [1, North Road]',
		'address: [',
		/A text in one language is needed here/,
	],
	['half a year', 'from: 5,', 'from: 5.5,', 'eligibility', /A number of years is needed here/],
	['a switch that is off', 'forChildren: true', 'forChildren: false', 'forChildren', /“true” \(or the line left out\)/],
	[
		'a reason there isn’t',
		'reason: none',
		'reason: option',
		'reason',
		/Did you mean “optional”\? Write “none”, “optional” or “required”/,
	],
	[
		'a number with two rules',
		'rule: za-id',
		'rule: za-id, pattern: "[0-9]{13}"',
		'za-id',
		/“rule” says what .*, and “pattern” too: take one of them out/,
	],
	['a number without a rule', ', rule: za-id', '', 'za-id', /“rule” or “pattern” is needed here/],
	['a rule nobody knows', 'rule: za-id', 'rule: za-di', 'za-id', /Did you mean “za-id”\?/],
	['a broken pattern', 'C\\\\d{4}', 'C(\\\\d{4}', 'card', /“C\(\\d\{4\}?” is not a regular expression/],
	['an example that is none', 'C-0000', 'C-000', 'card', /“C-000” doesn't fit the pattern: it is compared in capitals/],
	['a misspelt field', 'surname: Last', 'surname: Last, frstName: X', 'columns', /Did you mean “firstName”\?/],
	['a number nobody asks for', 'number:card', 'number:cart', 'columns', /no identifier “cart”. Did you mean “card”\?/],
	['a column twice', '"number:card": Card', 'phone: Last', 'columns', /The column “Last” is that of “surname” already/],
	['a register without a key', 'key: No, ', '', 'columns', /a column for “key”, “firstName” and “surname”/],
	['a date without its century', 'dd/MM/yyyy', 'dd/MM/yy', 'dateFormat', /“dd\/MM\/yy” doesn't say a whole date/],
	['a system nobody asks for', 'systems: { za-id', 'systems: { za', 'systems', /There is no identifier “za”/],
	['a time of keeping without its unit', '2000 days', '2000', 'retention', /A duration with its unit/],
	['a tab', '  name: One', '\tname: One', '\tname', /indented with a tab. Use spaces/],
	[
		'lines that don’t line up',
		'    address: 1 North',
		'   address: 1 North',
		'   address: 1 North',
		/not indented like its neighbours/,
	],
	['a colon in a text', 'name: Ann Example', 'name: Ann: Example', 'name: Ann:', /stands in quotes/],
	['an open bracket', 'languages: [en, fr]', 'languages: [en, fr', 'terms', /not indented|never closed/],
	['a second document', 'areas:\n', '---\nareas:\n', '---', /three hyphens/],
	[
		'a reference of YAML’s own',
		'name: Nursing',
		'name: *nursing',
		'nursing: {',
		/“\*nursing” is not understood here. Write it out/,
	],
];

describe('each slip is told with its line and its cure', () => {
	test.each(SLIPS)('%s', (_, from, to, at, sentence) => {
		const text = changed(from, to);
		const problems = problemsOf(text);
		expect(problems.map((problem) => problem.sentence)).toContainEqual(expect.stringMatching(sentence));
		expect(problems.find((problem) => sentence.test(problem.sentence))?.line).toBe(lineOf(text, at));
	});
});

test('one slip is told once', () => {
	const noisy = SLIPS.filter(([, from, to]) => problemsOf(changed(from, to)).length > 1).map(([title]) => title);
	// The misspelt key is also missing; a code that is gone leaves what refers to it in the air.
	expect(noisy).toEqual([
		'a misspelt key',
		'a missing section',
		'an empty section',
		'a code that can be none',
		'a code twice',
	]);
});

test('all slips are told at once, in the order of their lines, with the keys that lead there', () => {
	const text = SMALL.replace('country: ZA', 'country: XX')
		.replace('hold: 5', 'hold: five')
		.replace('  south:', '  north:')
		.replace('length: 10', 'lenght: 10');
	expect(problemsOf(text).map(({ line, path }) => [line, path])).toEqual([
		[5, 'network.country'],
		[10, 'network.hold'],
		[34, ''],
		[48, 'services.vaccine.length'],
		[52, 'services.vaccine.lenght'],
		[67, 'practitioners.ann.roles.1.location'],
	]);
});

test.each([
	['an empty file', ''],
	['a file of one text', 'hello'],
	['a list', '- a\n- b'],
])('%s is told at its first line', (_, text) => {
	expect(problemsOf(text)).toEqual([expect.objectContaining({ line: 1, column: 1 })]);
});

test('a file in order is read with its durations in minutes', () => {
	const { network, services } = mustRead(SMALL);
	expect(network).toMatchObject({ holdMinutes: 5, noticeMinutes: 60, windowDays: 14 });
	expect(network.cutOffs).toEqual({ rescheduleMinutes: 240, cancelMinutes: 120 });
	expect(services.vaccine).toMatchObject({
		length: 10,
		texts: { arrive: { minutes: 15, why: 'to sign in' } },
		cutOffs: { rescheduleMinutes: 60, cancelMinutes: 0 },
	});
});

test('a hold may be of seconds', () => {
	expect(mustRead(changed('hold: 5 minutes', 'hold: 3 seconds')).network.holdMinutes * 60).toBe(3);
	expect(mustRead(changed('hold: 5 minutes', 'hold: PT5S')).network.holdMinutes * 60).toBe(5);
});

test('a service without rules is open to everybody, and its reason may be skipped', () => {
	expect(mustRead(SMALL).services.visit).toMatchObject({ eligibility: {}, reason: 'optional', texts: {} });
});
