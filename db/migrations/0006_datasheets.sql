CREATE TABLE "datasheet_note" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "datasheet_note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"section" text NOT NULL,
	"text" text NOT NULL,
	"person_id" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "measures" jsonb;--> statement-breakpoint
ALTER TABLE "datasheet_note" ADD CONSTRAINT "datasheet_note_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasheet_note" ADD CONSTRAINT "datasheet_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "datasheet_note_campaign_id_section_id_index" ON "datasheet_note" USING btree ("campaign_id","section","id");--> statement-breakpoint
CREATE TRIGGER datasheet_note_only_added BEFORE UPDATE OR DELETE ON "datasheet_note" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER datasheet_note_never_emptied BEFORE TRUNCATE ON "datasheet_note" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
