CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
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
CREATE UNIQUE INDEX `account_email_key_unique` ON `account` (`email_key`);--> statement-breakpoint
CREATE TABLE `rate_bucket` (
	`k` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`ends_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `rate_bucket_ends` ON `rate_bucket` (`ends_at`);--> statement-breakpoint
CREATE TABLE `otp_challenge` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`origin` text NOT NULL,
	`email_key` text NOT NULL,
	`sends` integer DEFAULT 1 NOT NULL,
	`last_sent_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`last_try` text,
	`changed_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`consumed_at` integer,
	`consumed_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `otp_challenge_expires` ON `otp_challenge` (`expires_at`);--> statement-breakpoint
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`actor` text NOT NULL,
	`origin` text,
	`facts` text DEFAULT '{}' NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `event_account` ON `event` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `dpop_proof` (
	`id` text PRIMARY KEY NOT NULL,
	`call` text NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `dpop_proof_expires` ON `dpop_proof` (`expires_at`);--> statement-breakpoint
CREATE TABLE `otp_send` (
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	PRIMARY KEY(`challenge_id`, `number`),
	FOREIGN KEY (`challenge_id`) REFERENCES `otp_challenge`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`challenge_id` text NOT NULL,
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
CREATE UNIQUE INDEX `session_challenge_id_unique` ON `session` (`challenge_id`);--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`,`last_used_at`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);