-- K1: no two live slots of one practitioner overlap, whatever the code does. The range on "start" is bounded by the
-- longest slot (8 hours, a check on the table), so that each look-up is a short walk of slot_by_practitioner.
CREATE TRIGGER slot_no_overlap_on_insert BEFORE INSERT ON slot WHEN new.status <> 'busy-unavailable'
BEGIN
	SELECT raise(abort, 'slots overlap') WHERE EXISTS (
		SELECT 1 FROM slot WHERE practitioner_id = new.practitioner_id AND start > new.start - 28800000 AND start < new."end"
			AND "end" > new.start AND status <> 'busy-unavailable');
END;
--> statement-breakpoint
CREATE TRIGGER slot_no_overlap_on_update BEFORE UPDATE OF practitioner_id, start, "end", status ON slot
WHEN new.status <> 'busy-unavailable' AND (old.status = 'busy-unavailable' OR new.start <> old.start
	OR new."end" <> old."end" OR new.practitioner_id <> old.practitioner_id)
BEGIN
	SELECT raise(abort, 'slots overlap') WHERE EXISTS (
		SELECT 1 FROM slot WHERE practitioner_id = new.practitioner_id AND start > new.start - 28800000 AND start < new."end"
			AND "end" > new.start AND status <> 'busy-unavailable' AND id <> new.id);
END;
--> statement-breakpoint
-- A booked slot passes to another appointment only by way of being given up.
CREATE TRIGGER slot_no_second_booking BEFORE UPDATE OF appointment_id ON slot
WHEN old.appointment_id IS NOT NULL AND new.appointment_id IS NOT NULL AND new.appointment_id <> old.appointment_id
BEGIN
	SELECT raise(abort, 'slot already booked');
END;
