-- An event is never changed, and goes only when its 24 months are over.
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN
	SELECT RAISE(ABORT, 'an event is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER event_stays BEFORE DELETE ON event WHEN OLD.at > (unixepoch() - 63072000) * 1000 BEGIN
	SELECT RAISE(ABORT, 'an event stays 24 months');
END;
