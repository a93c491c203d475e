/** Who somebody is: new, known by a number, by what is on file, or not to be found. */
import { HERE_BEFORE, LOCKED, type Scene, to } from './scene.ts';

const WITHOUT_NUMBER = [...HERE_BEFORE, 'I don’t have it', '12 march 1984', 'yes'];
const BY_EMAIL = [...to('I agree'), 'ana@example.org', 'no, I am new'];

export const IDENTIFY: readonly Scene[] = [
	{ what: 'New, or not', said: to('PHONE'), state: 'identify.before', next: '[No, I am new]', asks: 'ask-code' },
	{
		what: 'One of two people',
		said: [...to('Thandi Mabaso'), 'for someone else', 'no', 'go on without registering', 'Sipho', 'book a visit'],
		state: 'identify.whose',
		next: 'sipho',
		asks: 'ask-department',
	},
	{ what: 'The number', said: HERE_BEFORE, state: 'identify.number', next: 'ID999', asks: 'ask-birth-date' },
	{
		what: 'The date of birth',
		said: WITHOUT_NUMBER.slice(0, -2),
		state: 'identify.birthDate',
		next: '3/4/1984',
		asks: 'ask-date-which',
	},
	{
		what: 'The date of birth, echoed',
		said: WITHOUT_NUMBER.slice(0, -1),
		state: 'identify.birthDateSure',
		next: '[Yes]',
		asks: 'ask-first-name',
	},
	{ what: 'The first name', said: WITHOUT_NUMBER, state: 'identify.firstName', next: 'Ana', asks: 'ask-surname' },
	{ what: 'The surname', said: [...WITHOUT_NUMBER, 'Ana'], state: 'identify.surname', next: 'Be', asks: 'ask-gender' },
	{
		what: 'The gender',
		said: [...WITHOUT_NUMBER, 'Ana', 'Be'],
		state: 'identify.gender',
		next: '[Female]',
		asks: 'not-identified',
	},
	{
		what: 'Not identified',
		said: [...WITHOUT_NUMBER, 'Ana', 'Be', 'female'],
		state: 'identify.notIdentified',
		next: '[Correct what I typed]',
		asks: 'ask-contact',
	},
	{ what: 'A mobile number too', said: BY_EMAIL, state: 'identify.mobile', next: '0825550998', asks: 'ask-code' },
	{
		what: 'A code to it',
		said: [...BY_EMAIL, 'PHONE'],
		state: 'identify.mobileCodeCode',
		next: '000000',
		asks: 'code-wrong',
	},
	{
		what: 'No code to it',
		said: [...BY_EMAIL, 'PHONE', ...LOCKED],
		unsent: 7,
		state: 'identify.mobileCodeStuck',
		next: '[Go on without registering]',
		asks: 'ask-name',
	},
	{
		what: 'A code',
		said: to('no, I am new'),
		state: 'identify.ownCodeCode',
		next: '[Go on without registering]',
		asks: 'ask-name',
	},
	{
		what: 'No code',
		said: [...to('no, I am new'), ...LOCKED],
		unsent: 7,
		state: 'identify.ownCodeStuck',
		next: '[Go on without registering]',
		asks: 'ask-name',
	},
];
