CREATE TABLE "log_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "log_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"person_id" bigint,
	"role" text NOT NULL,
	"wiki" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	CONSTRAINT "log_entry_role" CHECK ("log_entry"."role" in ('administrator', 'coordinator', 'adjudicator', 'system')),
	CONSTRAINT "log_entry_person" CHECK (("log_entry"."person_id" is null) = ("log_entry"."role" = 'system'))
);
--> statement-breakpoint
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "log_entry_at_id_index" ON "log_entry" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "log_entry_wiki_at_id_index" ON "log_entry" USING btree ("wiki","at","id");--> statement-breakpoint
CREATE INDEX "log_entry_subject_kind_subject_id_at_id_index" ON "log_entry" USING btree ("subject_kind","subject_id","at","id");--> statement-breakpoint
CREATE INDEX "log_entry_person_id_at_id_index" ON "log_entry" USING btree ("person_id","at","id");--> statement-breakpoint
CREATE TRIGGER log_entry_only_added BEFORE UPDATE OR DELETE ON "log_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_entry_never_emptied BEFORE TRUNCATE ON "log_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
