CREATE INDEX `otp_challenge_email` ON `otp_challenge` (`email_key`);--> statement-breakpoint
CREATE INDEX `otp_challenge_subject` ON `otp_challenge` (`subject_id`) WHERE subject_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_merged` ON `request` (`kind`,`status`,`answered_at`) WHERE kind = 'merge' AND status = 'done';