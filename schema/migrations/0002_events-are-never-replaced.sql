-- REPLACE removes the old row without asking the trigger that keeps it.
CREATE TRIGGER event_never_replaced BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) BEGIN
	SELECT RAISE(ABORT, 'an event is never replaced');
END;
