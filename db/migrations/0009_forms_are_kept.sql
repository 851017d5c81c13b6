CREATE TABLE "form_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"wiki" text NOT NULL,
	"family_id" bigint,
	"based_on" integer,
	"name" text NOT NULL,
	"content" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_draft_based_on" CHECK (("form_draft"."family_id" is null) = ("form_draft"."based_on" is null))
);
--> statement-breakpoint
CREATE TABLE "form_family" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "form_family_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wiki" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_version" (
	"family_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"digest" text NOT NULL,
	"kept_by" bigint,
	"kept_at" timestamp with time zone NOT NULL,
	"note" text,
	CONSTRAINT "form_version_family_id_version_pk" PRIMARY KEY("family_id","version"),
	CONSTRAINT "form_version_counted" CHECK ("form_version"."version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_family_id_form_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."form_family"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_version" ADD CONSTRAINT "form_version_family_id_form_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."form_family"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_version" ADD CONSTRAINT "form_version_digest_form_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."form"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_version" ADD CONSTRAINT "form_version_kept_by_person_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_draft_person_id_saved_at_id_index" ON "form_draft" USING btree ("person_id","saved_at","id");--> statement-breakpoint
CREATE INDEX "form_family_wiki_id_index" ON "form_family" USING btree ("wiki","id");--> statement-breakpoint
CREATE INDEX "form_version_digest_index" ON "form_version" USING btree ("digest");--> statement-breakpoint
CREATE TRIGGER form_family_only_added BEFORE UPDATE OR DELETE ON "form_family" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_family_never_emptied BEFORE TRUNCATE ON "form_family" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_version_only_added BEFORE UPDATE OR DELETE ON "form_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_version_never_emptied BEFORE TRUNCATE ON "form_version" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_only_added BEFORE UPDATE OR DELETE ON "form" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER form_never_emptied BEFORE TRUNCATE ON "form" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
