CREATE INDEX "appointment_pending" ON "appointment" USING btree ("start") WHERE "appointment"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "encounter_patient" ON "encounter" USING btree ("patient_id") WHERE "encounter"."patient_id" is not null;--> statement-breakpoint
CREATE INDEX "encounter_conversation" ON "encounter" USING btree ("conversation_id") WHERE "encounter"."conversation_id" is not null;--> statement-breakpoint
CREATE INDEX "link_open" ON "link" USING btree ("id") WHERE "link"."status" in ('sent', 'accessed');--> statement-breakpoint
CREATE INDEX "proposal_at" ON "proposal" USING btree ("at");--> statement-breakpoint
CREATE INDEX "proposal_conversation" ON "proposal" USING btree ("conversation_id") WHERE "proposal"."conversation_id" is not null;--> statement-breakpoint
CREATE INDEX "timer_of" ON "timer" USING btree ("conversation_id","due_at") WHERE "timer"."done_at" is null;--> statement-breakpoint
CREATE INDEX "visit_request_patient" ON "visit_request" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "visit_request_conversation" ON "visit_request" USING btree ("conversation_id");