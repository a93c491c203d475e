CREATE TABLE `attempt` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempt_key` ON `attempt` (`key`,`at`);--> statement-breakpoint
CREATE INDEX `attempt_at` ON `attempt` (`at`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seq` integer NOT NULL,
	`chain` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `duplicate` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`found_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_pair` ON `duplicate` (`patient_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `duplicate_other` ON `duplicate` (`other_id`);--> statement-breakpoint
CREATE TABLE `merge` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`from_id` integer NOT NULL,
	`into_id` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`moved` blob NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`from_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`into_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `merge_from` ON `merge` (`from_id`);--> statement-breakpoint
CREATE INDEX `merge_into` ON `merge` (`into_id`);--> statement-breakpoint
CREATE TABLE `one_time_code` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`patient_id` integer,
	`contact_hash` text,
	`hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_tries` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `one_time_code_conversation` ON `one_time_code` (`conversation_id`,`id`);--> statement-breakpoint
CREATE INDEX `one_time_code_sent` ON `one_time_code` (`sent_at`);--> statement-breakpoint
CREATE TABLE `patient_name` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` integer NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patient_name_hash` ON `patient_name` (`hash`,`patient_id`);--> statement-breakpoint
CREATE INDEX `patient_name_patient` ON `patient_name` (`patient_id`);--> statement-breakpoint
CREATE TABLE `patient_source` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` integer NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`digest` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patient_source_key` ON `patient_source` (`source`,`key`);--> statement-breakpoint
CREATE INDEX `patient_source_patient` ON `patient_source` (`patient_id`);--> statement-breakpoint
CREATE TABLE `rekeying` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started_at` integer NOT NULL,
	`place` text NOT NULL,
	`done` text
);
--> statement-breakpoint
CREATE TABLE `related_person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` integer NOT NULL,
	`carer_id` integer NOT NULL,
	`relationship` text NOT NULL,
	`since` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carer_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `related_person_pair` ON `related_person` (`carer_id`,`patient_id`);--> statement-breakpoint
CREATE INDEX `related_person_patient` ON `related_person` (`patient_id`);--> statement-breakpoint
CREATE TABLE `staff_role` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_id` integer NOT NULL,
	`role` text NOT NULL,
	`location` text,
	`since` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_role_staff` ON `staff_role` (`staff_id`);--> statement-breakpoint
DROP INDEX `consent_version`;--> statement-breakpoint
CREATE UNIQUE INDEX `consent_in_force` ON `consent` (`conversation_id`,`version`) WHERE "consent"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE `audit_event` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `audit_event` ADD `chain` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_seq` ON `audit_event` (`seq`);--> statement-breakpoint
CREATE INDEX `audit_event_unsealed` ON `audit_event` (`id`) WHERE "audit_event"."seq" is null;--> statement-breakpoint
ALTER TABLE `conversation_patient` ADD `relation` text DEFAULT 'self' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation_patient` ADD `proved_at` integer;--> statement-breakpoint
ALTER TABLE `conversation_patient` ADD `ended_at` integer;--> statement-breakpoint
CREATE INDEX `conversation_patient_patient` ON `conversation_patient` (`patient_id`);--> statement-breakpoint
ALTER TABLE `invitation` ADD `name` blob;--> statement-breakpoint
ALTER TABLE `invitation` ADD `practitioner` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `staff_id` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `invited_by` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `patient` ADD `merged_into` integer;--> statement-breakpoint
ALTER TABLE `patient` ADD `erased_at` integer;--> statement-breakpoint
-- A role holds at each clinic that was named; where none was, at every one.
INSERT INTO staff_role (staff_id, role, location, since, ended_at)
SELECT staff.id, staff.role, place.value, staff.created_at, staff.removed_at
FROM staff LEFT JOIN json_each(staff.locations) AS place;
--> statement-breakpoint
ALTER TABLE `staff` DROP COLUMN `role`;--> statement-breakpoint
ALTER TABLE `staff` DROP COLUMN `locations`;
--> statement-breakpoint
UPDATE required_migration SET made_at = 1795322475451;
