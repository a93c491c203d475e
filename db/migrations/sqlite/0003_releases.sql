CREATE TABLE `required_migration` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`made_at` integer NOT NULL
);

--> statement-breakpoint
-- The tables began with 0001_guards; nothing has been taken away since.
INSERT INTO required_migration (made_at) VALUES (1795306481257);
