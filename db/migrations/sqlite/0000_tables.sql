CREATE TABLE `appointment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reference` text NOT NULL,
	`status` text NOT NULL,
	`patient_id` integer NOT NULL,
	`service_id` integer NOT NULL,
	`practitioner_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`reason` blob,
	`details` blob,
	`booked_by` text NOT NULL,
	`conversation_id` text,
	`booked_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `healthcare_service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practitioner_id`) REFERENCES `practitioner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_reference_unique` ON `appointment` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_live_slot` ON `appointment` (`slot_id`) WHERE "appointment"."status" in ('pending', 'booked', 'arrived', 'fulfilled', 'noshow');--> statement-breakpoint
CREATE INDEX `appointment_by_patient` ON `appointment` (`patient_id`,`start`);--> statement-breakpoint
CREATE INDEX `appointment_by_conversation` ON `appointment` (`conversation_id`,`start`);--> statement-breakpoint
CREATE INDEX `appointment_by_practitioner` ON `appointment` (`practitioner_id`,`start`);--> statement-breakpoint
CREATE TABLE `appointment_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appointment_id` integer NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`from_start` integer,
	`to_start` integer,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `appointment_change_of` ON `appointment_change` (`appointment_id`,`id`);--> statement-breakpoint
CREATE TABLE `area` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `area_code_unique` ON `area` (`code`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`conversation_id` text,
	`action` text NOT NULL,
	`entity` text,
	`detail` blob
);
--> statement-breakpoint
CREATE INDEX `audit_event_entity` ON `audit_event` (`entity`,`id`);--> statement-breakpoint
CREATE TABLE `claim` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `claim_at` ON `claim` (`at`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`version` text NOT NULL,
	`channel` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consent_version` ON `consent` (`conversation_id`,`version`);--> statement-breakpoint
CREATE TABLE `patient_contact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` integer NOT NULL,
	`system` text NOT NULL,
	`value` blob NOT NULL,
	`hash` text NOT NULL,
	`person_hash` text,
	`normaliser` integer NOT NULL,
	`rank` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patient_contact_rank` ON `patient_contact` (`patient_id`,`rank`);--> statement-breakpoint
CREATE INDEX `patient_contact_hash` ON `patient_contact` (`hash`);--> statement-breakpoint
CREATE INDEX `patient_contact_person` ON `patient_contact` (`person_hash`);--> statement-breakpoint
CREATE TABLE `conversation` (
	`id` text PRIMARY KEY NOT NULL,
	`address` blob NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`language` text NOT NULL,
	`machine` text NOT NULL,
	`machine_version` integer NOT NULL,
	`snapshot` text NOT NULL,
	`beside` blob NOT NULL,
	`prompts` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `conversation_patient` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`patient_id` integer NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_patient_pair` ON `conversation_patient` (`conversation_id`,`patient_id`);--> statement-breakpoint
CREATE TABLE `department` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `department_code_unique` ON `department` (`code`);--> statement-breakpoint
CREATE TABLE `failure` (
	`key` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`error` text NOT NULL,
	`inbound` blob NOT NULL,
	`at` integer NOT NULL,
	`set_aside_at` integer
);
--> statement-breakpoint
CREATE TABLE `healthcare_service` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`department_id` integer NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`minutes` integer NOT NULL,
	`eligibility` text NOT NULL,
	`for_children` integer NOT NULL,
	`reason` text NOT NULL,
	`texts` text NOT NULL,
	`cut_offs` text,
	`position` integer NOT NULL,
	`retired` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `department`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `healthcare_service_code_unique` ON `healthcare_service` (`code`);--> statement-breakpoint
CREATE TABLE `patient_identifier` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` integer NOT NULL,
	`system` text NOT NULL,
	`value` blob NOT NULL,
	`hash` text NOT NULL,
	`normaliser` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `patient_identifier_hash` ON `patient_identifier` (`hash`);--> statement-breakpoint
CREATE INDEX `patient_identifier_patient` ON `patient_identifier` (`patient_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`locations` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `key_sample` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sample` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `location` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`area_id` integer NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`texts` text NOT NULL,
	`retired` integer NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `area`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `location_code_unique` ON `location` (`code`);--> statement-breakpoint
CREATE TABLE `menu` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `menu_key_unique` ON `menu` (`key`);--> statement-breakpoint
CREATE TABLE `menu_service` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`menu_id` integer NOT NULL,
	`service_id` integer NOT NULL,
	FOREIGN KEY (`menu_id`) REFERENCES `menu`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `healthcare_service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `menu_service_pair` ON `menu_service` (`menu_id`,`service_id`);--> statement-breakpoint
CREATE TABLE `network` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer NOT NULL,
	`settings` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`recipient` text NOT NULL,
	`channel` text NOT NULL,
	`address` blob,
	`body` blob NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`tries` integer NOT NULL,
	`message_id` text,
	`why` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`recipient`,`id`) WHERE "outbox"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_of` ON `outbox` (`recipient`,`id`);--> statement-breakpoint
CREATE TABLE `patient` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provisional` integer NOT NULL,
	`first_name` blob,
	`surname` blob,
	`name` blob,
	`birth_date` blob,
	`gender` blob,
	`language` text,
	`files_at` text NOT NULL,
	`family_doctor` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `practitioner` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`retired` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practitioner_code_unique` ON `practitioner` (`code`);--> statement-breakpoint
CREATE TABLE `schedule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`practitioner_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`menu_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`slot_minutes` integer NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`practitioner_id`) REFERENCES `practitioner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`menu_id`) REFERENCES `menu`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `schedule_practitioner` ON `schedule` (`practitioner_id`,`start`);--> statement-breakpoint
CREATE TABLE `slot` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`schedule_id` integer NOT NULL,
	`practitioner_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`area_id` integer NOT NULL,
	`menu_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`local_date` integer NOT NULL,
	`local_minute` integer NOT NULL,
	`status` text NOT NULL,
	`online` integer NOT NULL,
	`run` integer NOT NULL,
	`hold_by` text,
	`hold_patient_id` integer,
	`hold_until` integer,
	`appointment_id` integer,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedule`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practitioner_id`) REFERENCES `practitioner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `area`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`menu_id`) REFERENCES `menu`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slot_length" CHECK("slot"."end" > "slot"."start" and "slot"."end" - "slot"."start" <= 28800000),
	CONSTRAINT "slot_held" CHECK(("slot"."status" = 'busy-tentative') = ("slot"."hold_by" is not null)),
	CONSTRAINT "slot_hold_ends" CHECK(("slot"."hold_by" is null) = ("slot"."hold_until" is null)),
	CONSTRAINT "slot_booked" CHECK(("slot"."status" = 'busy') = ("slot"."appointment_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `slot_by_area` ON `slot` (`area_id`,`menu_id`,`start`,`id`,`local_minute`,`run`,`hold_until`,`hold_by`,`location_id`,`practitioner_id`,`local_date`,`status`,`online`) WHERE "slot"."online" and "slot"."status" in ('free', 'busy-tentative');--> statement-breakpoint
CREATE INDEX `slot_by_location` ON `slot` (`location_id`,`menu_id`,`start`,`id`,`local_minute`,`run`,`hold_until`,`hold_by`,`practitioner_id`,`local_date`,`status`,`online`) WHERE "slot"."online" and "slot"."status" in ('free', 'busy-tentative');--> statement-breakpoint
CREATE INDEX `slot_by_practitioner` ON `slot` (`practitioner_id`,`start`,`end`,`status`);--> statement-breakpoint
CREATE INDEX `slot_by_day` ON `slot` (`location_id`,`local_date`,`start`);--> statement-breakpoint
CREATE INDEX `slot_by_schedule` ON `slot` (`schedule_id`,`start`);--> statement-breakpoint
CREATE INDEX `slot_by_hold` ON `slot` (`hold_by`) WHERE "slot"."hold_by" is not null;--> statement-breakpoint
CREATE INDEX `slot_by_held_patient` ON `slot` (`hold_patient_id`) WHERE "slot"."hold_patient_id" is not null;--> statement-breakpoint
CREATE INDEX `slot_by_appointment` ON `slot` (`appointment_id`) WHERE "slot"."appointment_id" is not null;--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` blob NOT NULL,
	`role` text NOT NULL,
	`locations` text NOT NULL,
	`practitioner` text,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE TABLE `staff_chat` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`staff_id` integer NOT NULL,
	`joined_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `timer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`event` text NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `timer_due` ON `timer` (`due_at`) WHERE "timer"."done_at" is null;