/** What a service asks of whom it is for, and a service that is not for them. */
import { type Scene, to } from './scene.ts';

/** With a record that staff have not confirmed, of which only the name and the phone are known. */
const REGISTERED = [...to('no, I am new'), 'CODE', 'Thandi Mabaso'];
const SMEAR = [...REGISTERED, 'checks', 'smear'];
const CHILD = [...REGISTERED, 'checks', 'child check'];

export const NEEDS: readonly Scene[] = [
	{
		what: 'What a service asks of them, the date of birth',
		said: SMEAR,
		state: 'chooseService.needs.birthDate',
		next: '3/4/1984',
		asks: 'ask-date-which',
	},
	{
		what: 'What a service asks of them, the date of birth, echoed',
		said: [...SMEAR, '12 march 1984'],
		state: 'chooseService.needs.birthDateSure',
		next: '[Yes]',
		asks: 'ask-their-gender',
	},
	{
		what: 'What a service asks of them, the gender',
		said: [...SMEAR, '12 march 1984', 'yes'],
		state: 'chooseService.needs.gender',
		next: '[Female]',
		asks: 'ask-reason',
	},
	{
		what: 'What a service asks of them, a child’s number',
		said: [...CHILD, '30 june 2021', 'yes'],
		state: 'chooseService.needs.childNumber',
		next: '[I don’t have it]',
		asks: 'child-number-must',
	},
	{
		what: 'A service that is not for them',
		said: [...CHILD, '12 march 1984', 'yes'],
		state: 'chooseService.needs.refused',
		next: '[Another service]',
		asks: 'ask-department',
	},
];
