-- K1: no two live slots of one practitioner overlap, whatever the code does. Writers take the practitioner's advisory lock
-- first, as two transactions that meet in this constraint alone would deadlock.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE slot ADD CONSTRAINT slot_no_overlap EXCLUDE USING gist (practitioner_id WITH =, int8range(start, "end") WITH &&)
	WHERE (status <> 'busy-unavailable');
--> statement-breakpoint
-- A booked slot passes to another appointment only by way of being given up.
CREATE FUNCTION slot_no_second_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'slot already booked' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER slot_no_second_booking BEFORE UPDATE OF appointment_id ON slot FOR EACH ROW
WHEN (old.appointment_id IS NOT NULL AND new.appointment_id IS NOT NULL AND new.appointment_id <> old.appointment_id)
EXECUTE FUNCTION slot_no_second_booking();
