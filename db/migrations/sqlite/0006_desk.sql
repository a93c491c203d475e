CREATE TABLE `closure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`location_id` integer,
	`practitioner_id` integer,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`name` text,
	`closed_by` text NOT NULL,
	`closed_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `closure_stretch` ON `closure` (`end`);--> statement-breakpoint
CREATE TABLE `desk_chat` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`location_id` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `desk_chat_location` ON `desk_chat` (`location_id`);--> statement-breakpoint
CREATE TABLE `encounter` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`location_id` integer NOT NULL,
	`practitioner_id` integer,
	`service_id` integer,
	`appointment_id` integer,
	`patient_id` integer,
	`conversation_id` text,
	`number` integer NOT NULL,
	`local_date` integer NOT NULL,
	`status` text NOT NULL,
	`arrived_at` integer NOT NULL,
	`called_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`arrived_by` text NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `encounter_number` ON `encounter` (`location_id`,`local_date`,`number`);--> statement-breakpoint
CREATE INDEX `encounter_waiting` ON `encounter` (`location_id`,`status`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `encounter_pace` ON `encounter` (`practitioner_id`,`finished_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `encounter_appointment` ON `encounter` (`appointment_id`) WHERE "encounter"."appointment_id" is not null and "encounter"."status" <> 'left';--> statement-breakpoint
CREATE TABLE `handover` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`location_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`until` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text
);
--> statement-breakpoint
CREATE INDEX `handover_open` ON `handover` (`conversation_id`) WHERE "handover"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`token` blob NOT NULL,
	`link_type_id` integer NOT NULL,
	`patient_id` integer NOT NULL,
	`practitioner_id` integer,
	`location_id` integer,
	`status` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`appointment_id` integer,
	`tries` integer NOT NULL,
	FOREIGN KEY (`link_type_id`) REFERENCES `link_type`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patient`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_tokenHash_unique` ON `link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `link_of` ON `link` (`patient_id`,`id`);--> statement-breakpoint
CREATE INDEX `link_appointment` ON `link` (`appointment_id`) WHERE "link"."appointment_id" is not null;--> statement-breakpoint
CREATE TABLE `link_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_id` integer NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`way` text,
	FOREIGN KEY (`link_id`) REFERENCES `link`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `link_change_of` ON `link_change` (`link_id`,`id`);--> statement-breakpoint
CREATE TABLE `link_type` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`service` text NOT NULL,
	`practitioner` text,
	`location` text,
	`from_days` integer,
	`to_days` integer,
	`text` text,
	`may_reschedule` integer NOT NULL,
	`reschedule_minutes` integer,
	`identifies` integer NOT NULL,
	`valid_days` integer NOT NULL,
	`origin` text NOT NULL,
	`retired` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_type_code_unique` ON `link_type` (`code`);--> statement-breakpoint
CREATE TABLE `payment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appointment_id` integer NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_of` ON `payment` (`appointment_id`);--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appointment_id` integer NOT NULL,
	`batch` integer NOT NULL,
	`slot_id` integer,
	`conversation_id` text,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer,
	`answered_at` integer,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposal_batch` ON `proposal` (`batch`);--> statement-breakpoint
CREATE INDEX `proposal_of` ON `proposal` (`appointment_id`);--> statement-breakpoint
CREATE TABLE `schedule_rule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`practitioner_id` integer NOT NULL,
	`location_id` integer NOT NULL,
	`service_ids` text NOT NULL,
	`weekdays` text NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`slot_minutes` integer NOT NULL,
	`share` integer,
	`first_date` integer NOT NULL,
	`last_date` integer,
	`written_to` integer,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`practitioner_id`) REFERENCES `practitioner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `schedule_rule_practitioner` ON `schedule_rule` (`practitioner_id`);--> statement-breakpoint
CREATE TABLE `visit_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appointment_id` integer NOT NULL,
	`patient_id` integer NOT NULL,
	`conversation_id` text NOT NULL,
	`at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_request_open` ON `visit_request` (`at`) WHERE "visit_request"."done_at" is null;--> statement-breakpoint
ALTER TABLE `appointment` ADD `link_id` integer;--> statement-breakpoint
ALTER TABLE `appointment` ADD `follows_id` integer;--> statement-breakpoint
ALTER TABLE `appointment_change` ADD `detail` text;--> statement-breakpoint
ALTER TABLE `department` ADD `share` text;--> statement-breakpoint
ALTER TABLE `healthcare_service` ADD `share` text;--> statement-breakpoint
ALTER TABLE `healthcare_service` ADD `accepted` text;--> statement-breakpoint
ALTER TABLE `healthcare_service` ADD `fee` text;--> statement-breakpoint
ALTER TABLE `location` ADD `desk` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `prompt` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `replaces` integer;--> statement-breakpoint
ALTER TABLE `patient_source` ADD `own` blob;--> statement-breakpoint
ALTER TABLE `schedule` ADD `rule_id` integer;--> statement-breakpoint
ALTER TABLE `schedule` ADD `share` integer;--> statement-breakpoint
ALTER TABLE `slot` ADD `closure_id` integer;--> statement-breakpoint
CREATE INDEX `slot_by_closure` ON `slot` (`closure_id`) WHERE "slot"."closure_id" is not null;--> statement-breakpoint
ALTER TABLE `staff` ADD `notices` text;