CREATE TABLE "role_grant" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_grant_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"wiki" text NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" bigint,
	"reason" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" bigint,
	CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('administrator', 'coordinator', 'adjudicator')),
	CONSTRAINT "role_grant_revoked" CHECK ("role_grant"."revoked_by" is null or "role_grant"."revoked_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "announcement" text;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "deadline" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "closing_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_revoked_by_person_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_once" ON "role_grant" USING btree ("person_id","wiki","role") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "role_grant_wiki_index" ON "role_grant" USING btree ("wiki") WHERE revoked_at is null;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_archived" CHECK ("campaign"."archived_at" is null or "campaign"."closed_at" is not null);--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_paused" CHECK ("campaign"."paused_at" is null or "campaign"."closing_at" is null);