CREATE TABLE "dispute" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dispute_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wiki" text NOT NULL,
	"revision_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"form_digest" text NOT NULL,
	"answers" jsonb NOT NULL,
	"scores" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_once" UNIQUE("wiki","revision_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "edit_list" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"wiki" text NOT NULL,
	"owner_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"view" text,
	"frame" jsonb,
	"repeated" integer DEFAULT 0 NOT NULL,
	"edits" integer DEFAULT 0 NOT NULL,
	"authors_known" boolean DEFAULT false NOT NULL,
	"strata" jsonb,
	"cursor" text,
	"share" double precision DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"failure" jsonb,
	CONSTRAINT "edit_list_kind" CHECK ("edit_list"."kind" in ('list', 'frame')),
	CONSTRAINT "edit_list_state" CHECK ("edit_list"."state" in ('filling', 'waiting', 'ready', 'failed')),
	CONSTRAINT "edit_list_frame" CHECK (("edit_list"."kind" = 'frame') = ("edit_list"."frame" is not null)),
	CONSTRAINT "edit_list_failure" CHECK (("edit_list"."state" = 'failed') = ("edit_list"."failure" is not null))
);
--> statement-breakpoint
CREATE TABLE "listed_edit" (
	"list_id" uuid NOT NULL,
	"revision_id" bigint NOT NULL,
	"part_key" text DEFAULT '' NOT NULL,
	"stratum" text,
	"probability" double precision,
	"score" double precision,
	"author" text,
	"reverted" boolean,
	"blocked" boolean,
	"edit_count" integer,
	"groups" text[],
	CONSTRAINT "listed_edit_list_id_revision_id_part_key_pk" PRIMARY KEY("list_id","revision_id","part_key")
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "source" jsonb;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "autolabel" jsonb;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_form_digest_form_digest_fk" FOREIGN KEY ("form_digest") REFERENCES "public"."form"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edit_list" ADD CONSTRAINT "edit_list_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_edit" ADD CONSTRAINT "listed_edit_list_id_edit_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."edit_list"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_wiki_id_index" ON "dispute" USING btree ("wiki","id");--> statement-breakpoint
CREATE INDEX "edit_list_expires_at_index" ON "edit_list" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "edit_list_waiting" ON "edit_list" USING btree ("created_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE TRIGGER dispute_only_added BEFORE UPDATE OR DELETE ON "dispute" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dispute_never_emptied BEFORE TRUNCATE ON "dispute" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
