CREATE TABLE `epoch` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `mail_trouble` (
	`k` text PRIMARY KEY NOT NULL,
	`error` text NOT NULL,
	`n` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text DEFAULT '[]' NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `passkey_account` ON `passkey` (`account_id`);--> statement-breakpoint
CREATE TABLE `request` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`account_id` text NOT NULL,
	`other_id` text,
	`asked_by` text NOT NULL,
	`asked_office` text,
	`asked_at` integer NOT NULL,
	`details` text DEFAULT '{}' NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`answered_by` text,
	`answered_office` text,
	`answered_at` integer,
	`answer` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `request_open` ON `request` (`status`,`asked_at`);--> statement-breakpoint
CREATE INDEX `request_account` ON `request` (`account_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`account_id` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	`granted_by` text NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `waiting_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `waiting_notice_created` ON `waiting_notice` (`created_at`);--> statement-breakpoint
ALTER TABLE `account` ADD `provenance` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `account` ADD `frozen_until` integer;--> statement-breakpoint
ALTER TABLE `account` ADD `erases_at` integer;--> statement-breakpoint
CREATE INDEX `account_phone` ON `account` (`phone`);--> statement-breakpoint
CREATE INDEX `account_erases` ON `account` (`erases_at`) WHERE erases_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `identity` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `desk` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `passkey_challenge` text;--> statement-breakpoint
ALTER TABLE `session` ADD `passkey_until` integer;--> statement-breakpoint
ALTER TABLE `viisp_flow` ADD `desk` integer DEFAULT false NOT NULL;--> statement-breakpoint
INSERT INTO `epoch` (`id`, `at`) VALUES ('', 0);
--> statement-breakpoint
-- Names as staff search for them: an index over an expression (schema/folded.ts) cannot be forgotten when a name changes.
CREATE INDEX `account_surname` ON `account` (trim(replace(replace(lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(surname, 'ą', 'a'), 'ā', 'a'), 'ä', 'a'), 'á', 'a'), 'å', 'a'), 'č', 'c'), 'ć', 'c'), 'ç', 'c'), 'ę', 'e'), 'ė', 'e'), 'ē', 'e'), 'é', 'e'), 'è', 'e'), 'ģ', 'g'), 'į', 'i'), 'ī', 'i'), 'í', 'i'), 'ķ', 'k'), 'ł', 'l'), 'ļ', 'l'), 'ń', 'n'), 'ņ', 'n'), 'ñ', 'n'), 'ó', 'o'), 'ö', 'o'), 'õ', 'o'), 'ø', 'o'), 'š', 's'), 'ś', 's'), 'ß', 'ss'), 'ų', 'u'), 'ū', 'u'), 'ú', 'u'), 'ü', 'u'), 'ž', 'z'), 'ź', 'z'), 'ż', 'z'), 'Ą', 'a'), 'Ā', 'a'), 'Ä', 'a'), 'Á', 'a'), 'Å', 'a'), 'Č', 'c'), 'Ć', 'c'), 'Ç', 'c'), 'Ę', 'e'), 'Ė', 'e'), 'Ē', 'e'), 'É', 'e'), 'È', 'e'), 'Ģ', 'g'), 'Į', 'i'), 'Ī', 'i'), 'Í', 'i'), 'Ķ', 'k'), 'Ł', 'l'), 'Ļ', 'l'), 'Ń', 'n'), 'Ņ', 'n'), 'Ñ', 'n'), 'Ó', 'o'), 'Ö', 'o'), 'Õ', 'o'), 'Ø', 'o'), 'Š', 's'), 'Ś', 's'), 'Ų', 'u'), 'Ū', 'u'), 'Ú', 'u'), 'Ü', 'u'), 'Ž', 'z'), 'Ź', 'z'), 'Ż', 'z'), '-', ' '), '.', ' '), '’', ' '), '''', ' '), '(', ' '), ')', ' ')), '  ', ' '), '  ', ' ')));
--> statement-breakpoint
CREATE INDEX `account_given` ON `account` (trim(replace(replace(lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(given_names, 'ą', 'a'), 'ā', 'a'), 'ä', 'a'), 'á', 'a'), 'å', 'a'), 'č', 'c'), 'ć', 'c'), 'ç', 'c'), 'ę', 'e'), 'ė', 'e'), 'ē', 'e'), 'é', 'e'), 'è', 'e'), 'ģ', 'g'), 'į', 'i'), 'ī', 'i'), 'í', 'i'), 'ķ', 'k'), 'ł', 'l'), 'ļ', 'l'), 'ń', 'n'), 'ņ', 'n'), 'ñ', 'n'), 'ó', 'o'), 'ö', 'o'), 'õ', 'o'), 'ø', 'o'), 'š', 's'), 'ś', 's'), 'ß', 'ss'), 'ų', 'u'), 'ū', 'u'), 'ú', 'u'), 'ü', 'u'), 'ž', 'z'), 'ź', 'z'), 'ż', 'z'), 'Ą', 'a'), 'Ā', 'a'), 'Ä', 'a'), 'Á', 'a'), 'Å', 'a'), 'Č', 'c'), 'Ć', 'c'), 'Ç', 'c'), 'Ę', 'e'), 'Ė', 'e'), 'Ē', 'e'), 'É', 'e'), 'È', 'e'), 'Ģ', 'g'), 'Į', 'i'), 'Ī', 'i'), 'Í', 'i'), 'Ķ', 'k'), 'Ł', 'l'), 'Ļ', 'l'), 'Ń', 'n'), 'Ņ', 'n'), 'Ñ', 'n'), 'Ó', 'o'), 'Ö', 'o'), 'Õ', 'o'), 'Ø', 'o'), 'Š', 's'), 'Ś', 's'), 'Ų', 'u'), 'Ū', 'u'), 'Ú', 'u'), 'Ü', 'u'), 'Ž', 'z'), 'Ź', 'z'), 'Ż', 'z'), '-', ' '), '.', ' '), '’', ' '), '''', ' '), '(', ' '), ')', ' ')), '  ', ' '), '  ', ' ')));
