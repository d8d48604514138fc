-- Who somebody is leaves the account for a table of its own, and an account may be without an address. SQLite cannot take NOT NULL off
-- a column, so the tables are written anew; the rows, the open sessions among them, stay.
CREATE TABLE `old_account` AS SELECT * FROM `account`;
--> statement-breakpoint
CREATE TABLE `old_session` AS SELECT * FROM `session`;
--> statement-breakpoint
DROP TABLE `session`;
--> statement-breakpoint
DROP TABLE `account`;
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`status` text DEFAULT 'active' NOT NULL,
	`level` integer DEFAULT 1 NOT NULL,
	`given_names` text,
	`surname` text,
	`names_locked_at` integer,
	`phone` text,
	`language` text,
	`notices` text DEFAULT '[]' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `account` SELECT `id`, `email`, `status`, `level`, `given_names`, `surname`, `names_locked_at`, `phone`, `language`, `notices`, `version`, `created_at` FROM `old_account`;
--> statement-breakpoint
CREATE TABLE `identity` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`account_id` text NOT NULL,
	`use` text NOT NULL,
	`sealed` text,
	`names` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `identity` SELECT 'email', `email_key`, `id`, 'sign_in', NULL, NULL, `created_at` FROM `old_account`;
--> statement-breakpoint
CREATE INDEX `identity_account` ON `identity` (`account_id`);
--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`opened_by` text NOT NULL,
	`thumbprint` text NOT NULL,
	`level` integer NOT NULL,
	`method` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `session` SELECT `token_hash`, `account_id`, `challenge_id`, `thumbprint`, `level`, `method`, `origin`, `created_at`, `last_used_at`, `expires_at`, `ended_at` FROM `old_session`;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_opened_by_unique` ON `session` (`opened_by`);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`,`last_used_at`);
--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);
--> statement-breakpoint
DROP TABLE `old_session`;
--> statement-breakpoint
DROP TABLE `old_account`;
--> statement-breakpoint
CREATE TABLE `viisp_flow` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_hash` text NOT NULL,
	`state_hash` text NOT NULL,
	`thumbprint` text NOT NULL,
	`origin` text NOT NULL,
	`return_to` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`changed_by` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `viisp_flow_ticket_hash_unique` ON `viisp_flow` (`ticket_hash`);
--> statement-breakpoint
CREATE UNIQUE INDEX `viisp_flow_state_hash_unique` ON `viisp_flow` (`state_hash`);
--> statement-breakpoint
CREATE INDEX `viisp_flow_expires` ON `viisp_flow` (`expires_at`);
--> statement-breakpoint
ALTER TABLE `otp_challenge` ADD `subject_id` text;
