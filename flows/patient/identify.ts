/**
 * Who is this? The terms first, then how the clinic can reach the person, then what identifies them: a number and the date
 * of birth, or five things that must all be as they are on file. Whoever is new registers, or is a guest.
 */
import { assign } from 'xstate';
import { contact } from './identify/contact.ts';
import { fields } from './identify/fields.ts';
import { outcome } from './identify/outcome.ts';
import { register } from './identify/register.ts';
import { who } from './identify/who.ts';
import { link } from './link.ts';
import { patient } from './setup.ts';

export const identify = patient.createStateConfig({
	initial: 'checking',
	// What an earlier visit left is over.
	entry: assign({ extended: false, lapsed: null, moving: false, oneDepartment: false, oneAppointment: false }),
	exit: assign({ seeking: false, corrected: false, number: 'unused', confirmed: false }),
	states: { ...who, ...contact, ...fields, ...outcome, ...register, link },
});
