/** `/erase <patient>`: takes a record out, as far as the law lets go of it, once somebody who asked to be forgotten was seen. */
import { at, line, part } from '../../../flows/prompt.ts';
import { erasePatient, weighErasing } from '../../core/erase.ts';
import { nameOf } from '../../core/patients.ts';
import { offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command, Wrong } from '../dialogue/command.ts';
import { record } from '../dialogue/who.ts';
import { opened, patientMeant } from '../finding/patient.ts';
import { needAdministrator } from './keepers.ts';

export const erase: Command = {
	roles: ADMINISTRATORS,
	privately: true,
	async run(turn, member, { rest, sure }) {
		const { tx, talk, network } = turn;
		const patient = await patientMeant(turn, member, rest, (number) => `erase ${number}`);
		if (!patient) return;
		needAdministrator(turn, member, patient);
		const number = `#${patient.id}`;
		const zone = network.locations.all[0]?.zone ?? 'UTC';
		const { ahead, until } = await weighErasing(tx, patient.id);
		if (ahead.length > 0) throw new Wrong(part('register-erase-ahead', { number, visits: ahead.length }));
		if (!sure) {
			await opened(turn, member, patient);
			const stays =
				until === null ? line('register-erase-all') : line('register-erase-kept', { until: at(until, zone) });
			return offer(
				turn,
				[part('register-erase-sure', { name: nameOf(patient), number }), stays, line('register-erase-final')],
				[{ label: part('choice-erase', { number }), line: `erase ${number}`, sure: true }],
			);
		}
		const erased = await erasePatient(tx, patient.id);
		if (erased.kind === 'visitsAhead') throw new Error('A visit was booked in the middle of a turn.');
		await record(tx, talk, member, 'erased patient', `patient:${patient.id}`, { kept: erased.kind === 'kept' });
		talk.said.push(
			erased.kind === 'kept'
				? part('register-erased-but', { number, until: at(erased.until, zone) })
				: part('register-erased', { number }),
		);
	},
	examples: () => [line('register-erase-example')],
};
