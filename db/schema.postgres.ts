/** The tables as the migration generator wants them: by name, for PostgreSQL. */
import { postgresKit } from './columns.ts';
import { keyring } from './keyring.ts';
import { defineTables } from './schema.ts';

export const {
	network,
	area,
	location,
	department,
	healthcareService,
	practitioner,
	menu,
	menuService,
	patient,
	contact,
	identifier,
	conversationPatient,
	consent,
	schedule,
	slot,
	appointment,
	appointmentChange,
	conversation,
	claim,
	timer,
	outbox,
	failure,
	staff,
	staffChat,
	invitation,
	auditEvent,
	keySample,
	requiredMigration,
	lease,
} = defineTables(postgresKit(keyring(new Uint8Array(32))));
